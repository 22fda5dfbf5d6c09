namespace Podcasts.Ui.Clients;

/// <summary>What is looked for; null for no matter what.</summary>
/// <param name="Query">Words, "phrases", begin*.</param>
/// <param name="Podcast">Id of a show.</param>
/// <param name="Speaker">A name as transcripts show it.</param>
/// <param name="From">The first day of publication.</param>
/// <param name="To">The last day.</param>
public sealed record SearchTerms(string Query, string? Podcast = null, string? Speaker = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>What was found.</summary>
/// <param name="Hits">The newest episode first, each in order of time.</param>
/// <param name="Next">Where to go on, or null.</param>
/// <param name="Unindexed">How many episodes are not searched as they are now.</param>
public sealed record SearchResult(IReadOnlyList<SearchHit> Hits, string? Next, int Unindexed);

/// <summary>A passage with all that was looked for.</summary>
/// <param name="Source">own, publisher or imported.</param>
/// <param name="Start">Seconds from the start of the episode.</param>
public sealed record SearchHit(
    string Episode, string EpisodeTitle, string Podcast, string PodcastTitle, DateTimeOffset? Published, string? Speaker, string Source, double Start, IReadOnlyList<SnippetPiece> Snippet);

/// <summary>A stretch of a snippet.</summary>
/// <param name="Found">Whether it was looked for.</param>
public sealed record SnippetPiece(string Text, bool Found);
