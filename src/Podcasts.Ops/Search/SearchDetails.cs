using Podcasts.Core.Search;
using Podcasts.Ops.Episodes;

namespace Podcasts.Ops.Search;

/// <summary>What is looked for.</summary>
/// <param name="Query">As <see cref="SearchQuery.Parse"/> reads it.</param>
/// <param name="Podcast">Id of the show, or null for all.</param>
/// <param name="Speaker">Name of who says it, as shown, or null for anybody; case and accents do not count.</param>
/// <param name="From">The first day on which the episode was published, or null.</param>
/// <param name="To">The last day, or null.</param>
/// <param name="Take">Hits wanted, 1 to 100.</param>
/// <param name="After">What <see cref="SearchDetails.Next"/> said, for the hits after those; or null.</param>
public sealed record SearchRequest(string? Query, string? Podcast, string? Speaker, DateOnly? From, DateOnly? To, int Take, long? After);

/// <summary>What was found.</summary>
/// <param name="Hits">The newest episode first, each in order of time.</param>
/// <param name="Next">Where to go on, or null where that is all.</param>
/// <param name="Unindexed">How many episodes have changed and are not searched as they are now; they soon will be.</param>
public sealed record SearchDetails(IReadOnlyList<HitDetails> Hits, long? Next, int Unindexed);

/// <summary>A passage in which everything stands that was looked for.</summary>
/// <param name="Published">Of the episode; null where the feed does not say.</param>
/// <param name="Speaker">As shown, or null.</param>
/// <param name="Source">One of <see cref="PassageSource"/>.</param>
/// <param name="Start">When the first of the words is said.</param>
/// <param name="Snippet">The words around it.</param>
public sealed record HitDetails(
    string Episode, string EpisodeTitle, string Podcast, string PodcastTitle, DateTimeOffset? Published, string? Speaker, string Source, TimeSpan Start, IReadOnlyList<SnippetDetails> Snippet)
{
    internal static HitDetails From(PassageRecord passage, EpisodeRecord episode, string podcastTitle, SearchQuery query)
    {
        var snippet = Core.Search.Snippet.Of(passage.Text, query);
        return new(
            episode.Id,
            episode.Title,
            episode.PodcastId,
            podcastTitle,
            episode.Published is { } published ? DateTimeOffset.FromUnixTimeMilliseconds(published) : null,
            passage.Speaker,
            passage.Source,
            passage.StartOf(snippet.FirstWord),
            [.. snippet.Pieces.Select(piece => new SnippetDetails(piece.Text, piece.Found))]);
    }
}

/// <summary>A stretch of a snippet; all of them together are its text.</summary>
/// <param name="Found">Whether it was looked for.</param>
public sealed record SnippetDetails(string Text, bool Found);
