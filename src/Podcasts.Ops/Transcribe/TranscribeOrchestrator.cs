using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Models;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Transcribe;

/// <summary>Jobs: start, look, watch, cancel. The row is the truth; the queue is told after it, and the reconciler repairs the rest.</summary>
public sealed partial class TranscribeOrchestrator(
    IDbContextFactory<PodcastsDbContext> databases,
    EpisodesOrchestrator episodes,
    ShowHints hints,
    ModelShelf models,
    EngineList engines,
    WorkControl control,
    WorkBell bell,
    SetAside setAside,
    FreeSpace space,
    IOptions<TranscribeOptions> options,
    TimeProvider time,
    ILogger<TranscribeOrchestrator> logger)
{
    /// <summary>Starts a job, or joins the one that waits or runs. A transcript that is there stays readable until the new one is finished.</summary>
    /// <param name="episodeId">Whose words.</param>
    /// <param name="wanted">How to hear them, as far as the request says.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <exception cref="NotFoundException">There is no such episode.</exception>
    /// <exception cref="UnprocessableException">There is no such model, or it cannot do what is wanted.</exception>
    /// <exception cref="UnavailableException">The disk is full, or there is no model at all.</exception>
    public async Task<TranscribeStatus> StartAsync(string episodeId, TranscribeSettings wanted, CancellationToken cancellationToken)
    {
        var episode = await episodes.ReadAsync(episodeId, cancellationToken);
        space.Ensure();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var work = await EpisodeWork.ReadAsync(database, episodeId, cancellationToken);
        if (EpisodeWork.IsOpen(work.Transcribe))
        {
            Log.Joined(logger, episodeId);
            return TranscribeStatus.From(work.Transcribe!);
        }

        var request = await RequestAsync(episode, wanted, cancellationToken);
        var (row, isNew) = await request.PrepareAsync(database, episode, work.Transcribe, cancellationToken);
        work.Want(row, isNew);
        await work.SaveAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Log.Queued(logger, episodeId, row.Model, row.ProcessedSeconds);
        bell.Ring();
        return TranscribeStatus.From(row);
    }

    /// <exception cref="NotFoundException">There is no such episode, or no job was ever started for it.</exception>
    public async Task<TranscribeStatus> StatusAsync(string episodeId, CancellationToken cancellationToken) =>
        TranscribeStatus.From(await ReadAsync(episodeId, cancellationToken));

    /// <summary>Snapshot, then changes, then the end: every status and every segment, until a status that will not change.</summary>
    public async IAsyncEnumerable<TranscribeNews> ProgressAsync(string episodeId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = 0;
        var transcript = "";
        TranscribeStatus? last = null;
        using var timer = new PeriodicTimer(options.Value.ProgressEvery, time);
        do
        {
            var row = await ReadAsync(episodeId, cancellationToken);
            var status = TranscribeStatus.From(row);
            if (last is null && !JobState.IsTerminal(row.State))
            {
                yield return new TranscribeNews(last = status, []);
            }

            position = row.TranscriptId == transcript ? position : 0;
            transcript = row.TranscriptId;
            if (await SegmentsAsync(transcript, position, cancellationToken) is { Count: > 0 } segments)
            {
                position = segments[^1].Id + 1;
                yield return new TranscribeNews(null, segments);
            }

            if (status != last)
            {
                yield return new TranscribeNews(last = status, []);
            }
        }
        while (!JobState.IsTerminal(last!.State) && await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>Stops a job that waits or runs; what it has heard is kept for the next start. A finished job stays as it is.</summary>
    public async Task CancelAsync(string episodeId, CancellationToken cancellationToken)
    {
        await ReadAsync(episodeId, cancellationToken);
        await CancelAllAsync([episodeId], cancellationToken);
    }

    internal async Task CancelAllAsync(IReadOnlyList<string> episodeIds, CancellationToken cancellationToken)
    {
        foreach (var row in await control.CancelAsync(episodeIds, work => [work.Transcribe], cancellationToken))
        {
            Log.Cancelled(logger, row.EpisodeId, row.ProcessedSeconds);
        }
    }

    private async Task<TranscribeRequest> RequestAsync(EpisodeRecord episode, TranscribeSettings wanted, CancellationToken cancellationToken)
    {
        var show = await hints.OfAsync(episode, cancellationToken);
        var settings = wanted.Or(show.Settings).Or(options.Value.Settings);
        var model = models.Find(settings.Model);
        settings.EnsureWithin(model, engines.Chosen.Describe());
        var language = settings.Language == TranscribeSettings.AnyLanguage ? null : settings.Language;
        // The demo model never learnt to make use of names: they only cost it words (docs/demo-model.md).
        var vocabulary = ModelShelf.IsDemo(model) ? [] : show.Vocabulary;
        return new TranscribeRequest(settings with { Model = model.Id, Language = language }, show.Language, vocabulary, time.GetUtcNow());
    }

    private async Task<TranscribeRecord> ReadAsync(string episodeId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await setAside.ReadOneAsync(database.Transcribes.Where(t => t.EpisodeId == episodeId), cancellationToken) is { } row)
        {
            return row;
        }

        await episodes.ReadAsync(episodeId, cancellationToken);
        throw new NotFoundException($"Nobody has asked for a transcript of this episode yet. POST /api/transcribe/{episodeId} starts it.");
    }

    private async Task<List<SegmentDetails>> SegmentsAsync(string transcript, int position, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var rows = database.Segments.Where(s => s.TranscriptId == transcript && s.Position >= position).OrderBy(s => s.Position);
        return [.. (await setAside.ReadAsync(rows, cancellationToken)).Select(s => SegmentDetails.From(s.ToCore()))];
    }

    private static partial class Log
    {
        [LoggerMessage(401, LogLevel.Information, "Transcription of episode {EpisodeId} is queued for model {Model}, from second {Seconds}.")]
        public static partial void Queued(ILogger logger, string episodeId, string model, double seconds);

        [LoggerMessage(402, LogLevel.Information, "A second request joined the transcription of episode {EpisodeId}.")]
        public static partial void Joined(ILogger logger, string episodeId);

        [LoggerMessage(403, LogLevel.Information, "Transcription of episode {EpisodeId} is cancelled at second {Seconds}.")]
        public static partial void Cancelled(ILogger logger, string episodeId, double seconds);
    }
}
