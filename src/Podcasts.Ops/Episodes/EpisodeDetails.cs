using Podcasts.Ops.Podcasts;

namespace Podcasts.Ops.Episodes;

/// <summary>An episode as it is kept here.</summary>
/// <param name="Podcast">The show's id.</param>
/// <param name="PodcastTitle">The show's title.</param>
/// <param name="Notes">Sanitised HTML.</param>
/// <param name="Duration">As measured on our copy, or else as the feed claims.</param>
/// <param name="Season">As the feed says, or null.</param>
/// <param name="AudioUrl">The publisher's enclosure.</param>
/// <param name="ImageUrl">The publisher's artwork of the episode, or null for the show's.</param>
/// <param name="Persons">Who takes part, or else who makes the show, as the feed says.</param>
/// <param name="Stored">Whether our own copy of the audio is here.</param>
/// <param name="Transcribed">Whether a finished transcript is here.</param>
public sealed record EpisodeDetails(
    string Id,
    string Podcast,
    string PodcastTitle,
    string Title,
    string Notes,
    DateTimeOffset? Published,
    TimeSpan? Duration,
    int? Season,
    string AudioUrl,
    string? ImageUrl,
    IReadOnlyList<PersonDetails> Persons,
    bool Stored,
    bool Transcribed)
{
    /// <summary>Our copy of the audio, or null.</summary>
    public AudioCopy? Copy { get; init; }

    /// <summary>The copy that the transcript was made from, or null where there is none or that was not noted.</summary>
    public AudioCopy? TranscribedFrom { get; init; }

    /// <summary>When our copy was deleted because of its age, or null.</summary>
    public DateTimeOffset? AudioDeleted { get; init; }

    internal static EpisodeDetails From(EpisodeRecord row, PodcastRecord? podcast, bool transcribed) => new(
        row.Id,
        row.PodcastId,
        podcast?.Title ?? "",
        row.Title,
        row.Notes,
        row.Published is { } published ? DateTimeOffset.FromUnixTimeMilliseconds(published) : null,
        (row.AudioSeconds ?? row.DurationSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        row.Season,
        row.AudioUrl,
        row.ImageUrl,
        PersonDetails.From(row.Persons ?? podcast?.Persons),
        row.AudioFile is not null,
        transcribed)
    {
        Copy = row is { AudioFile: { } name, AudioSeconds: { } length } ? AudioCopy.Of(name, length) : null,
        AudioDeleted = row.AudioDeleted is { } deleted ? DateTimeOffset.FromUnixTimeMilliseconds(deleted) : null,
    };
}

/// <summary>A copy of an episode's audio. Publishers change their files, above all where advertisements are put in: two downloads may differ.</summary>
/// <param name="Hash">The first 128 bits of its SHA-256, in hexadecimal digits.</param>
/// <param name="Duration">Its length.</param>
public sealed record AudioCopy(string Hash, TimeSpan Duration)
{
    internal static AudioCopy Of(string audioFile, double seconds) => new(Path.GetFileNameWithoutExtension(audioFile), TimeSpan.FromSeconds(seconds));
}
