using System.Globalization;
using Podcasts.Ops.Search;

namespace Podcasts.Api.Search;

/// <summary>What was found.</summary>
/// <param name="Hits">The newest episode first, each in order of time.</param>
/// <param name="Next">What to give as `after` for the hits after these; null where that is all.</param>
/// <param name="Unindexed">How many episodes have changed and are not searched as they are now; they soon will be.</param>
public sealed record SearchResponse(IReadOnlyList<HitResponse> Hits, string? Next, int Unindexed)
{
    internal static SearchResponse From(SearchDetails s) => new([.. s.Hits.Select(HitResponse.From)], s.Next?.ToString(CultureInfo.InvariantCulture), s.Unindexed);
}

/// <summary>A passage in which everything stands that was looked for.</summary>
/// <param name="Podcast">The show's id.</param>
/// <param name="Published">Of the episode; null where the feed does not say.</param>
/// <param name="Speaker">As the transcript shows it, or null.</param>
/// <param name="Source">own for what was heard here, publisher for the feed's own transcript, imported for one that a person attached, note for what somebody wrote at a bookmark.</param>
/// <param name="Start">Seconds from the start of the episode, when the first of the words is said.</param>
/// <param name="Snippet">The words around it.</param>
public sealed record HitResponse(
    string Episode, string EpisodeTitle, string Podcast, string PodcastTitle, DateTimeOffset? Published, string? Speaker, string Source, double Start, IReadOnlyList<SnippetResponse> Snippet)
{
    internal static HitResponse From(HitDetails h) => new(
        h.Episode, h.EpisodeTitle, h.Podcast, h.PodcastTitle, h.Published, h.Speaker, h.Source, h.Start.TotalSeconds, [.. h.Snippet.Select(piece => new SnippetResponse(piece.Text, piece.Found))]);
}

/// <summary>A stretch of a snippet; all of them together are its text.</summary>
/// <param name="Found">Whether it was looked for.</param>
public sealed record SnippetResponse(string Text, bool Found);
