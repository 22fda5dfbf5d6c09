using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Podcasts.Ops.Search;

/// <summary>Keeps search up with what changes, as long as the app runs. Several nodes may do so: of two that index the same episode, one finds it done.</summary>
internal sealed partial class SearchIndexing(SearchIndexer indexer, IOptions<SearchOptions> options, TimeProvider time, ILogger<SearchIndexing> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.IndexEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await IndexAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The app stops.
        }
    }

    private async Task IndexAsync(CancellationToken cancellationToken)
    {
        try
        {
            await indexer.CatchUpAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NotIndexed(logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(803, LogLevel.Warning, "Search could not look for what has changed; it is tried again soon.")]
        public static partial void NotIndexed(ILogger logger, Exception failure);
    }
}
