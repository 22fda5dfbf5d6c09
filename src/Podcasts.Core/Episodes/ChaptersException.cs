namespace Podcasts.Core.Episodes;

/// <summary>What was fetched are no chapters; the message says so in a sentence.</summary>
public sealed class ChaptersException(string message, Exception? inner = null) : PodcastsCoreException(message, inner);
