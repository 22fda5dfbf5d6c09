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
/// <param name="Copy">Our copy of the audio, or null until it is downloaded.</param>
/// <param name="TranscribedFrom">The copy that the transcript was made from; where it is another one, the publisher has changed the file and times may be off. Null where there is no transcript or that was not noted.</param>
/// <param name="AudioDeleted">When our copy was deleted because the show keeps audio for some days only, or null.</param>
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
    bool Transcribed,
    AudioCopyResponse? Copy,
    AudioCopyResponse? TranscribedFrom,
    DateTimeOffset? AudioDeleted)
{
    internal static EpisodeResponse From(EpisodeDetails e) => new(
        e.Id, e.Podcast, e.PodcastTitle, e.Title, e.Notes, e.Published, e.Duration?.TotalSeconds, e.AudioUrl, EpisodeSummaryResponse.AudioPath(e), e.ImageUrl,
        [.. e.Persons.Select(PersonResponse.From)], e.Transcribed, AudioCopyResponse.From(e.Copy), AudioCopyResponse.From(e.TranscribedFrom), e.AudioDeleted);
}

/// <summary>A copy of an episode's audio.</summary>
/// <param name="Hash">The first 128 bits of its SHA-256, in hexadecimal digits.</param>
/// <param name="Duration">Seconds.</param>
public sealed record AudioCopyResponse(string Hash, double Duration)
{
    internal static AudioCopyResponse? From(AudioCopy? copy) => copy is null ? null : new(copy.Hash, copy.Duration.TotalSeconds);
}

/// <summary>How fetching an episode's audio stands.</summary>
/// <param name="State">running, done or failed.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="Problem">Why it failed, with a way out, or null.</param>
public sealed record AudioFetchResponse(string State, double Percent, string? Problem)
{
    internal static AudioFetchResponse From(AudioFetchStatus s) => new(s.State, s.Percent, s.Problem);
}

/// <summary>What an episode's audio looks like from afar.</summary>
/// <param name="Duration">Seconds.</param>
/// <param name="Peaks">The loudest moment of each of up to 2,000 equal stretches from start to end: 0 for silence to 100 for full scale.</param>
public sealed record PeaksResponse(double Duration, IReadOnlyList<int> Peaks)
{
    internal static PeaksResponse From(EpisodePeaks peaks) => new(peaks.Seconds, [.. peaks.Peaks.Select(peak => (int)peak)]);
}

/// <summary>A chapter of an episode.</summary>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="End">Seconds from the start of the episode, or null: where the next one begins, or the episode ends.</param>
/// <param name="Title">Plain text.</param>
/// <param name="Url">The publisher's page about it, or null.</param>
public sealed record ChapterResponse(double Start, double? End, string Title, string? Url)
{
    internal static ChapterResponse From(ChapterDetails c) => new(c.Start.TotalSeconds, c.End?.TotalSeconds, c.Title, c.Url);
}
