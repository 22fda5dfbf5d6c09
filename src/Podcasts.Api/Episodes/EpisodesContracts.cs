using Podcasts.Api.Podcasts;
using Podcasts.Ops.Episodes;

namespace Podcasts.Api.Episodes;

/// <summary>An episode in its show's list, without its notes: a list may hold thousands.</summary>
/// <param name="Id">Short, opaque, the same after every refresh.</param>
/// <param name="Podcast">The show's id.</param>
/// <param name="Duration">Seconds, as measured on our copy, or else as the feed claims; null where neither is known.</param>
/// <param name="Season">The season it belongs to, as the feed says, or null.</param>
/// <param name="AudioUrl">The publisher's enclosure.</param>
/// <param name="Audio">Path of our own copy, or null until it is downloaded.</param>
/// <param name="ImageUrl">The publisher's artwork of this episode, or null; ours, or the show's, is at /api/episodes/{id}/image.</param>
/// <param name="Transcribed">Whether its transcript can be read.</param>
public sealed record EpisodeSummaryResponse(
    string Id,
    string Podcast,
    string Title,
    DateTimeOffset? Published,
    double? Duration,
    int? Season,
    string AudioUrl,
    string? Audio,
    string? ImageUrl,
    bool Transcribed)
{
    internal static EpisodeSummaryResponse From(EpisodeDetails e) => new(
        e.Id, e.Podcast, e.Title, e.Published, e.Duration?.TotalSeconds, e.Season, e.AudioUrl, AudioPath(e), e.ImageUrl, e.Transcribed);

    internal static string? AudioPath(EpisodeDetails e) => e.Stored ? $"/api/episodes/{e.Id}/audio" : null;
}

/// <summary>An episode.</summary>
/// <param name="Id">Short, opaque, the same after every refresh.</param>
/// <param name="Podcast">The show's id.</param>
/// <param name="PodcastTitle">The show's title.</param>
/// <param name="Notes">Sanitised HTML, possibly empty.</param>
/// <param name="Duration">Seconds, as measured on our copy, or else as the feed claims; null where neither is known.</param>
/// <param name="AudioUrl">The publisher's enclosure.</param>
/// <param name="Audio">Path of our own copy, or null until it is downloaded.</param>
/// <param name="ImageUrl">The publisher's artwork of this episode, or null; ours, or the show's, is at /api/episodes/{id}/image.</param>
/// <param name="Persons">Who takes part, or else who makes the show, as the feed says.</param>
/// <param name="Transcribed">Whether its transcript can be read.</param>
public sealed record EpisodeResponse(
    string Id,
    string Podcast,
    string PodcastTitle,
    string Title,
    string Notes,
    DateTimeOffset? Published,
    double? Duration,
    string AudioUrl,
    string? Audio,
    string? ImageUrl,
    IReadOnlyList<PersonResponse> Persons,
    bool Transcribed)
{
    internal static EpisodeResponse From(EpisodeDetails e) => new(
        e.Id, e.Podcast, e.PodcastTitle, e.Title, e.Notes, e.Published, e.Duration?.TotalSeconds, e.AudioUrl, EpisodeSummaryResponse.AudioPath(e), e.ImageUrl,
        [.. e.Persons.Select(PersonResponse.From)], e.Transcribed);
}

/// <summary>What an episode's audio looks like from afar.</summary>
/// <param name="Duration">Seconds.</param>
/// <param name="Peaks">The loudest moment of each of up to 2,000 equal stretches from start to end: 0 for silence to 100 for full scale.</param>
public sealed record PeaksResponse(double Duration, IReadOnlyList<int> Peaks)
{
    internal static PeaksResponse From(EpisodePeaks peaks) => new(peaks.Seconds, [.. peaks.Peaks.Select(peak => (int)peak)]);
}
