namespace Podcasts.Ui.Clients;

/// <summary>An episode in its show's list.</summary>
/// <param name="Podcast">Id of its show.</param>
/// <param name="Duration">Seconds as the feed claims or as measured, or null.</param>
/// <param name="Transcribed">True once its transcript can be read.</param>
public record EpisodeSummary(string Id, string Podcast, string Title, DateTimeOffset? Published, double? Duration, bool Transcribed)
{
    /// <summary>The season it belongs to, as the feed says, or null.</summary>
    public int? Season { get; init; }
}

/// <summary>An episode with its notes.</summary>
/// <param name="Notes">HTML that the Api has sanitised, possibly empty.</param>
/// <param name="Audio">Path of our stored copy, or null until it has been fetched.</param>
public sealed record EpisodeDetail(
    string Id, string Podcast, string Title, DateTimeOffset? Published, double? Duration, bool Transcribed,
    string? Notes, string AudioUrl, string? Audio, string? ImageUrl, string PodcastTitle)
    : EpisodeSummary(Id, Podcast, Title, Published, Duration, Transcribed)
{
    /// <summary>Who takes part, as the feed says.</summary>
    public IReadOnlyList<Person> Persons { get; init; } = [];

    /// <summary>Our copy of the audio, or null until it has been fetched.</summary>
    public AudioCopy? Copy { get; init; }

    /// <summary>The copy that the transcript was made from, or null where that is not known.</summary>
    public AudioCopy? TranscribedFrom { get; init; }

    /// <summary>When our copy was deleted because of its age, or null.</summary>
    public DateTimeOffset? AudioDeleted { get; init; }
}

/// <summary>A copy of an episode's audio.</summary>
/// <param name="Hash">Tells it from others.</param>
/// <param name="Duration">Seconds.</param>
public sealed record AudioCopy(string Hash, double Duration);

/// <summary>How fetching an episode's audio stands.</summary>
/// <param name="Problem">Why it failed, with a way out, or null.</param>
public sealed record AudioFetch(AudioFetchState State, double Percent, string? Problem);

public enum AudioFetchState
{
    Running,
    Done,
    Failed,
}

/// <summary>What the audio looks like from afar.</summary>
/// <param name="Duration">Seconds.</param>
/// <param name="Peaks">The loudest moment of each of equal stretches from start to end, 0 for silence to 100.</param>
public sealed record EpisodePeaks(double Duration, IReadOnlyList<int> Peaks);

/// <summary>A chapter of an episode.</summary>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="End">Seconds from the start of the episode, or null: where the next one begins, or the episode ends.</param>
/// <param name="Url">A page about it, or null.</param>
public sealed record Chapter(double Start, double? End, string Title, string? Url);
