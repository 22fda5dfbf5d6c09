using Podcasts.Core.Podcasts;

namespace Podcasts.Core.Episodes;

/// <summary>An episode as its feed describes it.</summary>
/// <param name="Guid">What tells it from others of the show: the feed's guid, or else its enclosure or link; never empty.</param>
/// <param name="Title">Plain text, never empty.</param>
/// <param name="Notes">Show notes as sanitised HTML, possibly empty.</param>
/// <param name="Published">In UTC, or null where the feed gives no date that can be read.</param>
/// <param name="Duration">As the feed claims, or null.</param>
/// <param name="AudioUrl">Absolute http(s) address of the enclosure.</param>
/// <param name="AudioType">The media type that the feed claims, or null.</param>
/// <param name="ImageUrl">Absolute http(s) address, or null for the show's.</param>
public sealed record Episode(
    string Guid,
    string Title,
    string Notes,
    DateTimeOffset? Published,
    TimeSpan? Duration,
    Uri AudioUrl,
    string? AudioType,
    Uri? ImageUrl)
{
    /// <summary>The season it belongs to, or null where the feed names none.</summary>
    public int? Season { get; init; }

    /// <summary>Who takes part in this episode, in the feed's order; empty where it names nobody of its own, so that the show's hold.</summary>
    public IReadOnlyList<Person> Persons { get; init; } = [];

    /// <summary>Absolute http(s) address of a file of chapters, or null.</summary>
    public Uri? ChaptersUrl { get; init; }

    /// <summary>Those that stand in the feed itself, in order of time.</summary>
    public IReadOnlyList<Chapter> Chapters { get; init; } = [];

    /// <summary>The publisher's own transcript, or null where the feed offers none with times.</summary>
    public TranscriptLink? Transcript { get; init; }
}
