using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Podcasts;

/// <summary>Reads the feeds of shows whose new episodes are transcribed by themselves, again and again. Several nodes may do so; a feed that another one has just read is left alone.</summary>
internal sealed partial class NewEpisodes(
    IDbContextFactory<PodcastsDbContext> databases, PodcastsOrchestrator podcasts, IOptions<PodcastsOptions> options, TimeProvider time, ILogger<NewEpisodes> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RefreshEvery, time);
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
            foreach (var podcast in await DueAsync(cancellationToken))
            {
                await RefreshAsync(podcast, cancellationToken);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NotLooked(logger, failure);
        }
    }

    private async Task<List<string>> DueAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var before = (time.GetUtcNow() - (options.Value.RefreshEvery / 2)).ToUnixTimeMilliseconds();
        return await database.Podcasts
            .Where(podcast => podcast.Refreshed < before && database.PodcastSettings.Any(settings => settings.PodcastId == podcast.Id && settings.TranscribeSince != null))
            .Select(podcast => podcast.Id)
            .ToListAsync(cancellationToken);
    }

    private async Task RefreshAsync(string podcast, CancellationToken cancellationToken)
    {
        try
        {
            await podcasts.RefreshAsync(podcast, cancellationToken);
        }
        catch (Exception failure) when (Faults.Explain(failure) is { } known)
        {
            Log.NotRefreshed(logger, podcast, known.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(241, LogLevel.Warning, "The feed of show {PodcastId} could not be read for new episodes; it is tried again later. {Reason}")]
        public static partial void NotRefreshed(ILogger logger, string podcastId, string reason);

        [LoggerMessage(242, LogLevel.Warning, "Feeds could not be looked at for new episodes; it is tried again later.")]
        public static partial void NotLooked(ILogger logger, Exception failure);
    }
}
