namespace Podcasts.Core.Fetching;

/// <summary>A host's answer to somebody who may know its feed already.</summary>
/// <param name="Content">The feed, or null where it is as it was.</param>
/// <param name="Cache">To be handed back the next time.</param>
public sealed record FetchedFeed(FetchedBytes? Content, CacheHeaders Cache);
