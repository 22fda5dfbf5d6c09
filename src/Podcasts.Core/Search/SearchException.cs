namespace Podcasts.Core.Search;

/// <summary>What was typed cannot be looked for; the message says why, and what can be.</summary>
public sealed class SearchException(string message) : PodcastsCoreException(message);
