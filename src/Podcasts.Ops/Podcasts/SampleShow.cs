using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Podcasts;

/// <summary>Settings of the show that a fresh install lists.</summary>
public sealed class SampleShowOptions
{
    public const string Section = "SampleShow";

    /// <summary>Whether it is added at all.</summary>
    public bool Enabled { get; init; } = true;
}

/// <summary>
/// Adds the app's own show once the server listens, through the same import as any other. Its id is made of its path alone, so
/// that another port changes addresses and nothing else; once deleted it stays deleted.
/// </summary>
public sealed partial class SampleShow(
    IDbContextFactory<PodcastsDbContext> databases,
    PodcastImport import,
    OwnAddress own,
    IOptions<SampleShowOptions> options,
    ILogger<SampleShow> logger) : BackgroundService
{
    /// <summary>Where the app serves it.</summary>
    public const string Folder = "/samples/show/";

    internal const string DeletedMarker = "sample-show-deleted";

    private const string FeedPath = Folder + "feed.xml";

    /// <summary>The same on every install.</summary>
    public static string Id { get; } = Ids.Podcast(FeedPath);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await AddAsync(await own.KnownAsync(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The app stops before it was ready, or before it had read its own show.
        }
        catch (Exception failure)
        {
            var known = Faults.Explain(failure);
            Log.NotAdded(logger, known?.Message ?? failure.Message, known is null ? failure : null);
        }
    }

    /// <summary>The id of the show whose feed is at <paramref name="feed"/>: the sample show keeps its own on every port.</summary>
    internal async Task<string> IdOfAsync(Uri feed, CancellationToken cancellationToken) =>
        feed.AbsolutePath == FeedPath && await own.HoldsAsync(feed, cancellationToken) ? Id : Ids.Podcast(feed.AbsoluteUri);

    private async Task AddAsync(Uri address, CancellationToken cancellationToken)
    {
        var feed = new Uri(address, FeedPath);
        if (options.Value.Enabled && await IsWantedAsync(feed, cancellationToken))
        {
            await import.StoreAsync(Id, feed, await import.FetchAsync(feed, cancellationToken), cancellationToken);
        }
    }

    private async Task<bool> IsWantedAsync(Uri feed, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var stored = await database.Podcasts.Where(p => p.Id == Id).Select(p => p.RequestedUrl).SingleOrDefaultAsync(cancellationToken);
        return stored is null
            ? !await database.Markers.AnyAsync(m => m.Name == DeletedMarker, cancellationToken)
            : stored != feed.AbsoluteUri;
    }

    private static partial class Log
    {
        [LoggerMessage(211, LogLevel.Warning, "The sample show was not added; the next start tries again. {Reason}")]
        public static partial void NotAdded(ILogger logger, string reason, Exception? failure);
    }
}
