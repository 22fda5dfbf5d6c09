using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Podcasts;

/// <summary>Transcribes many episodes of a show without a press for each: its back catalogue, a season, or whatever is new.</summary>
public sealed partial class WholeShow(IDbContextFactory<PodcastsDbContext> databases, TranscribeOrchestrator transcribe, ILogger<WholeShow> logger)
{
    // A feed may say that an episode is a little older than the moment at which it brought it.
    private static readonly TimeSpan Late = TimeSpan.FromDays(1);

    /// <summary>Puts episodes in line, the newest first; those that wait or run already are left to it.</summary>
    /// <returns>How many were put in line.</returns>
    internal async Task<int> StartAsync(string podcast, int? season, bool again, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var open = database.WorkItems.Where(item => item.State == Jobs.JobState.Queued || item.State == Jobs.JobState.Running);
        var wanted = await database.Episodes
            .Where(episode => episode.PodcastId == podcast && (season == null || episode.Season == season) && !open.Any(item => item.EpisodeId == episode.Id))
            .Where(episode => again || !database.Transcripts.Any(transcript => transcript.EpisodeId == episode.Id && transcript.Finished != null))
            .OrderByDescending(episode => episode.Published != null).ThenByDescending(episode => episode.Published).ThenBy(episode => episode.Id)
            .Select(episode => episode.Id)
            .ToListAsync(cancellationToken);
        foreach (var episode in wanted)
        {
            await transcribe.StartAsync(episode, new(), cancellationToken);
        }

        Log.Started(logger, podcast, wanted.Count);
        return wanted.Count;
    }

    /// <summary>Puts the episodes that a refresh has brought in line, where somebody has set that for the show. Why that is not possible is logged; the refresh holds.</summary>
    /// <param name="podcast">The show.</param>
    /// <param name="arrived">Ids of the episodes that were not known before. One that is much older than the setting is left alone: its feed has only given it a new name.</param>
    /// <param name="cancellationToken">Begins no further ones.</param>
    internal async Task StartNewAsync(string podcast, IReadOnlyList<string> arrived, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (arrived.Count == 0 || await database.PodcastSettings.Where(s => s.PodcastId == podcast).Select(s => s.TranscribeSince).SingleOrDefaultAsync(cancellationToken) is not { } since)
        {
            return;
        }

        var earliest = since - (long)Late.TotalMilliseconds;
        var wanted = await database.Episodes.Where(e => arrived.Contains(e.Id) && (e.Published == null || e.Published >= earliest)).Select(e => e.Id).ToListAsync(cancellationToken);
        try
        {
            foreach (var episode in wanted)
            {
                await transcribe.StartAsync(episode, new(), cancellationToken);
            }

            Log.Started(logger, podcast, wanted.Count);
        }
        catch (PodcastsException refusal)
        {
            Log.NotStarted(logger, podcast, refusal.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(231, LogLevel.Information, "{Episodes} episodes of show {PodcastId} are put in line.")]
        public static partial void Started(ILogger logger, string podcastId, int episodes);

        [LoggerMessage(232, LogLevel.Warning, "New episodes of show {PodcastId} are not transcribed by themselves: {Reason}")]
        public static partial void NotStarted(ILogger logger, string podcastId, string reason);
    }
}
