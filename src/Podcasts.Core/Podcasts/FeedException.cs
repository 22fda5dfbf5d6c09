namespace Podcasts.Core.Podcasts;

/// <summary>What was fetched is no podcast feed; the message says what it is instead and what to do.</summary>
public sealed class FeedException(string message, Exception? inner = null) : PodcastsCoreException(message, inner);
