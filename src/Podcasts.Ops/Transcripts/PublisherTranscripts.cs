using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Podcasts.Core.Fetching;
using Podcasts.Core.Transcripts.Reading;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcripts;

/// <summary>Fetches the transcripts that publishers offer, one after the other, the newest episodes first; what fails is tried again a day later.</summary>
public sealed partial class PublisherTranscripts(IDbContextFactory<PodcastsDbContext> databases, OtherTranscripts others, Fetcher fetcher, TimeProvider time, ILogger<PublisherTranscripts> logger)
    : BackgroundService
{
    private const int Batch = 20;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromDays(1);

    /// <summary>Fetches one now.</summary>
    /// <exception cref="ConflictException">It was attached, and comes from nowhere.</exception>
    public async Task<OtherTranscriptDetails> TakeAsync(string episode, string id, CancellationToken cancellationToken)
    {
        var row = await others.RowAsync(episode, id, cancellationToken);
        if (row.Url is null)
        {
            throw new ConflictException("This transcript was attached by somebody, so there is nowhere to fetch it from. Attach the new file instead.");
        }

        await FetchAsync(row, cancellationToken);
        return OtherTranscriptDetails.From(await others.RowAsync(episode, id, cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The app stops.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var row in await DueAsync(cancellationToken))
            {
                await FetchAsync(row, cancellationToken);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NotLooked(logger, failure);
        }
    }

    private async Task<List<OtherTranscriptRecord>> DueAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var before = (time.GetUtcNow() - TryAgainAfter).ToUnixTimeMilliseconds();
        return await (
            from other in database.OtherTranscripts.AsNoTracking()
            join episode in database.Episodes on other.EpisodeId equals episode.Id
            where other.Url != null && (other.Tried == null || (other.Problem != null && other.Tried < before))
            orderby episode.Published descending, other.Id
            select other).Take(Batch).ToListAsync(cancellationToken);
    }

    private async Task FetchAsync(OtherTranscriptRecord row, CancellationToken cancellationToken)
    {
        string? file = null, problem = null;
        try
        {
            var fetched = await fetcher.FetchTranscriptAsync(new Uri(row.Url!), cancellationToken);
            file = TranscriptParser.Decode(fetched.Bytes, fetched.Charset);
            TranscriptParser.Parse(file);
        }
        catch (Exception failure) when (Faults.Explain(failure) is { } known)
        {
            (file, problem) = (null, known.Message);
            Log.NotTaken(logger, row.EpisodeId, problem);
        }

        // What was here stays where the new one cannot be had.
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await database.OtherTranscripts.Where(o => o.Id == row.Id && o.Url == row.Url).ExecuteUpdateAsync(
            set => set.SetProperty(o => o.File, o => file ?? o.File).SetProperty(o => o.Problem, problem).SetProperty(o => o.Tried, now),
            cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(551, LogLevel.Warning, "The publisher's transcript of episode {EpisodeId} was not taken; it is tried again tomorrow. {Reason}")]
        public static partial void NotTaken(ILogger logger, string episodeId, string reason);

        [LoggerMessage(552, LogLevel.Warning, "Publishers' transcripts could not be looked for; it is tried again soon.")]
        public static partial void NotLooked(ILogger logger, Exception failure);
    }
}
