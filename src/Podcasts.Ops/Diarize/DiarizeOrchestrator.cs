using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Diarize;

/// <summary>Identifications of speakers: start, look, watch, cancel. The row is the truth, as with transcriptions.</summary>
public sealed partial class DiarizeOrchestrator(
    IDbContextFactory<PodcastsDbContext> databases,
    EpisodesOrchestrator episodes,
    SpeakerModels models,
    WorkControl control,
    WorkBell bell,
    SetAside setAside,
    FreeSpace space,
    IOptions<TranscribeOptions> options,
    TimeProvider time,
    ILogger<DiarizeOrchestrator> logger)
{
    /// <summary>Starts a job, or joins the one that waits or runs. Nothing is transcribed again, and what people have corrected stays.</summary>
    /// <exception cref="NotFoundException">There is no such episode.</exception>
    /// <exception cref="UnavailableException">The disk is full, or there are no networks.</exception>
    public async Task<DiarizeStatus> StartAsync(string episodeId, DiarizeHints hints, CancellationToken cancellationToken)
    {
        await episodes.ReadAsync(episodeId, cancellationToken);
        space.Ensure();
        models.Get();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var work = await EpisodeWork.ReadAsync(database, episodeId, cancellationToken);
        if (EpisodeWork.IsOpen(work.Diarize))
        {
            return DiarizeStatus.From(work.Diarize!);
        }

        var row = DiarizeRecord.Ask(work, hints, time.GetUtcNow());
        work.Want(row);
        await work.SaveAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Log.Queued(logger, episodeId);
        bell.Ring();
        return DiarizeStatus.From(row);
    }

    /// <exception cref="NotFoundException">There is no such episode, or no job was ever started for it.</exception>
    public async Task<DiarizeStatus> StatusAsync(string episodeId, CancellationToken cancellationToken) =>
        DiarizeStatus.From(await ReadAsync(episodeId, cancellationToken));

    /// <summary>Every status, until one that will not change.</summary>
    public async IAsyncEnumerable<DiarizeStatus> ProgressAsync(string episodeId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DiarizeStatus? last = null;
        using var timer = new PeriodicTimer(options.Value.ProgressEvery, time);
        do
        {
            var status = await StatusAsync(episodeId, cancellationToken);
            if (status != last)
            {
                yield return last = status;
            }
        }
        while (!JobState.IsTerminal(last!.State) && await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>Stops a job that waits or runs; speakers that are known already stay. A finished job stays as it is.</summary>
    public async Task CancelAsync(string episodeId, CancellationToken cancellationToken)
    {
        await ReadAsync(episodeId, cancellationToken);
        await CancelAllAsync([episodeId], cancellationToken);
    }

    internal async Task CancelAllAsync(IReadOnlyList<string> episodeIds, CancellationToken cancellationToken)
    {
        foreach (var row in await control.CancelAsync(episodeIds, work => [work.Diarize], cancellationToken))
        {
            Log.Cancelled(logger, row.EpisodeId);
        }
    }

    private async Task<DiarizeRecord> ReadAsync(string episodeId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await setAside.ReadOneAsync(database.Diarizes.Where(job => job.EpisodeId == episodeId), cancellationToken) is { } row)
        {
            return row;
        }

        await episodes.ReadAsync(episodeId, cancellationToken);
        throw new NotFoundException($"Nobody has asked who speaks in this episode yet. POST /api/diarize/{episodeId} identifies its speakers.");
    }

    private static partial class Log
    {
        [LoggerMessage(441, LogLevel.Information, "The speakers of episode {EpisodeId} are to be identified.")]
        public static partial void Queued(ILogger logger, string episodeId);

        [LoggerMessage(442, LogLevel.Information, "The identification of the speakers of episode {EpisodeId} is cancelled.")]
        public static partial void Cancelled(ILogger logger, string episodeId);
    }
}
