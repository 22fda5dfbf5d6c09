using Podcasts.Ops.Episodes;

namespace Podcasts.Ops.Podcasts;

/// <summary>A show as it is kept here.</summary>
/// <param name="Description">Sanitised HTML.</param>
/// <param name="Persons">Who makes it, as its feed says.</param>
/// <param name="Refreshed">When its feed was last read.</param>
/// <param name="Episodes">Newest first; empty in a list of shows.</param>
public sealed record PodcastDetails(
    string Id,
    string Title,
    string Description,
    string Author,
    string? ImageUrl,
    string FeedUrl,
    string? Language,
    IReadOnlyList<PersonDetails> Persons,
    DateTimeOffset Refreshed,
    IReadOnlyList<EpisodeDetails> Episodes)
{
    /// <summary>How reading its feed goes; unknown in a list of shows.</summary>
    public FeedDetails Feed { get; init; } = FeedDetails.Unknown;

    internal static PodcastDetails From(PodcastRecord row, IReadOnlyList<EpisodeDetails> episodes) => new(
        row.Id,
        row.Title,
        row.Description,
        row.Author,
        row.ImageUrl,
        WithoutLogin(row.FeedUrl),
        row.Language,
        PersonDetails.From(row.Persons),
        DateTimeOffset.FromUnixTimeMilliseconds(row.Refreshed),
        episodes);

    // A feed that wants a login has it in its address; that is between us and the publisher.
    private static string WithoutLogin(string url) => new Uri(url).GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
}
