using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Nodes;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Episodes;

/// <summary>
/// Deletes our copies of audio that a show's settings keep for some days only, counted from when the copy and the transcript were both here. Transcripts
/// stay, and so does audio that has none yet or that work is to be done for.
/// </summary>
public sealed partial class AudioRetention(
    IDbContextFactory<PodcastsDbContext> databases, EpisodeAudio audio, WebNode web, IOptions<PodcastsOptions> options, TimeProvider time, ILogger<AudioRetention> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (web.HoldsAudio)
        {
            return; // What lies here is a cache, and the node that holds the audio tidies up.
        }

        using var timer = new PeriodicTimer(options.Value.TidyEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The app stops.
        }
    }

    /// <summary>Deletes what is too old now.</summary>
    internal async Task TidyAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var shows = await database.PodcastSettings.Where(s => s.KeepAudioDays != null).Select(s => new { s.PodcastId, Days = s.KeepAudioDays!.Value }).ToListAsync(cancellationToken);
        foreach (var show in shows)
        {
            await TidyAsync(database, show.PodcastId, (time.GetUtcNow() - TimeSpan.FromDays(show.Days)).ToUnixTimeMilliseconds(), cancellationToken);
        }
    }

    private async Task TidyAsync(PodcastsDbContext database, string podcast, long before, CancellationToken cancellationToken)
    {
        var old = database.Episodes.Where(e => e.PodcastId == podcast && e.AudioFile != null && (e.AudioStored == null || e.AudioStored <= before)
            && database.Transcripts.Any(t => t.EpisodeId == e.Id && t.Finished != null && t.Finished <= before)
            && !database.WorkItems.Any(item => item.EpisodeId == e.Id && (item.State == JobState.Queued || item.State == JobState.Running)));
        foreach (var episode in await old.Select(e => new { e.Id, File = e.AudioFile! }).ToListAsync(cancellationToken))
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            var forgotten = await old.Where(e => e.Id == episode.Id).ExecuteUpdateAsync(
                set => set.SetProperty(e => e.AudioFile, (string?)null)
                    .SetProperty(e => e.AudioType, (string?)null)
                    .SetProperty(e => e.AudioBytes, (long?)null)
                    .SetProperty(e => e.AudioDeleted, now),
                cancellationToken);
            if (forgotten > 0)
            {
                await audio.DeleteUnusedAsync([episode.File], cancellationToken);
                Log.Deleted(logger, episode.File, episode.Id);
            }
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TidyAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NotTidied(logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(331, LogLevel.Information, "The audio {File} of episode {EpisodeId} is deleted: its show keeps audio for some days only. The transcript stays.")]
        public static partial void Deleted(ILogger logger, string file, string episodeId);

        [LoggerMessage(332, LogLevel.Warning, "It could not be looked for audio that is too old; it is tried again later.")]
        public static partial void NotTidied(ILogger logger, Exception failure);
    }
}
