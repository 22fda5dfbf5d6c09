using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Podcasts.Ops.Podcasts;

/// <summary>Reads feeds when they are due, on whichever node looks first.</summary>
internal sealed partial class NewEpisodes(
    FeedChecks feeds, PodcastsOrchestrator podcasts, IOptions<PodcastsOptions> options, TimeProvider time, ILogger<NewEpisodes> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RefreshEvery < LookEvery ? options.Value.RefreshEvery : LookEvery, time);
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
            foreach (var podcast in await feeds.TakeDueAsync(cancellationToken))
            {
                await RefreshAsync(podcast, cancellationToken);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NotLooked(logger, failure);
        }
    }

    private async Task RefreshAsync(PodcastRecord podcast, CancellationToken cancellationToken)
    {
        try
        {
            await podcasts.CheckAsync(podcast, cancellationToken);
        }
        catch (Exception failure) when (Faults.Explain(failure) is { } known)
        {
            Log.NotRefreshed(logger, podcast.Id, known.Message);
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
