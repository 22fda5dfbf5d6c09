using Podcasts.Core.Fetching;

namespace Podcasts.Core.Podcasts;

/// <summary>What reading a feed has brought.</summary>
/// <param name="Podcast">The show, or null where the feed is as it was.</param>
/// <param name="Cache">To be handed back the next time.</param>
public sealed record PresentedFeed(Podcast? Podcast, CacheHeaders Cache);
