using Podcasts.Core.Fetching;

namespace Podcasts.Core.Podcasts;

/// <summary>Reads feeds as they are found in the wild and presents them as shows.</summary>
public sealed class PodcastPresenter(Fetcher fetcher)
{
    /// <summary>Fetches a feed and presents it.</summary>
    /// <exception cref="FetchException">It cannot be fetched.</exception>
    /// <exception cref="FeedException">It is no feed.</exception>
    public async Task<Podcast> PresentAsync(Uri feedUrl, CancellationToken cancellationToken) =>
        (await PresentAsync(feedUrl, CacheHeaders.None, cancellationToken)).Podcast!;

    /// <summary>Fetches a feed and presents it, unless it is as it was.</summary>
    /// <param name="feedUrl">http or https.</param>
    /// <param name="known">What came with it before; <see cref="CacheHeaders.None"/> to read it in any case.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="FetchException">It cannot be fetched.</exception>
    /// <exception cref="FeedException">It is no feed.</exception>
    public async Task<PresentedFeed> PresentAsync(Uri feedUrl, CacheHeaders known, CancellationToken cancellationToken)
    {
        var feed = await fetcher.FetchFeedAsync(feedUrl, known, cancellationToken);
        return new(
            feed.Content is { } content ? Present(content.Bytes, content.Charset, content.Address) with { FeedUrl = content.LastingAddress } : null,
            feed.Cache);
    }

    /// <summary>Presents a feed that is at hand.</summary>
    /// <param name="feed">Its bytes, in any encoding.</param>
    /// <param name="charset">The encoding that the host claims, or null.</param>
    /// <param name="feedUrl">Where it was found; relative addresses in it start here.</param>
    /// <exception cref="FeedException">It is no feed.</exception>
    public static Podcast Present(byte[] feed, string? charset, Uri feedUrl) => new FeedPresentation(feedUrl).Present(FeedEncoding.Decode(feed, charset));
}
