namespace Podcasts.Ui.Clients;

/// <summary>A show in the list of shows.</summary>
/// <param name="Description">HTML that the Api has sanitised, possibly empty.</param>
/// <param name="ImageUrl">The publisher's address, or null where there is no artwork; the page shows the Api's copy.</param>
public record PodcastSummary(string Id, string Title, string? Description, string? Author, string? ImageUrl, string FeedUrl, string? Language);

/// <summary>A show with its episodes, newest first.</summary>
/// <param name="Refreshed">When its feed was last read, or null if never.</param>
public sealed record PodcastDetail(
    string Id, string Title, string? Description, string? Author, string? ImageUrl, string FeedUrl, string? Language,
    DateTimeOffset? Refreshed, IReadOnlyList<EpisodeSummary> Episodes)
    : PodcastSummary(Id, Title, Description, Author, ImageUrl, FeedUrl, Language)
{
    /// <summary>Who makes it, as the feed says.</summary>
    public IReadOnlyList<Person> Persons { get; init; } = [];

    /// <summary>How reading its feed goes.</summary>
    public FeedState? Feed { get; init; }
}

/// <summary>How reading a show's feed goes.</summary>
/// <param name="Next">When it is read again by itself, or null.</param>
/// <param name="FailingSince">Since when it cannot be read, or null where it can.</param>
/// <param name="Problem">Why, with a way out, or null.</param>
public sealed record FeedState(DateTimeOffset? Next, DateTimeOffset? FailingSince, string? Problem);

/// <summary>Somebody who takes part in a show or an episode.</summary>
/// <param name="Role">Such as host or guest.</param>
/// <param name="Url">A page about them, or null.</param>
public sealed record Person(string Name, string Role, string? Url);

/// <summary>How a show's episodes are transcribed; null for the app's own choice.</summary>
/// <param name="Model">Id of a model.</param>
/// <param name="Language">ISO 639-1 code.</param>
/// <param name="Task">transcribe or translate.</param>
/// <param name="Vocabulary">Names and words that the recogniser should expect.</param>
public sealed record PodcastSettings(string? Model, string? Language, string? Task, IReadOnlyList<string> Vocabulary)
{
    /// <summary>True where the voices of named speakers may be kept, to be known again in other episodes of the show.</summary>
    public bool VoicePrints { get; init; }

    /// <summary>True where new episodes are transcribed by themselves; null leaves it as it is.</summary>
    public bool? TranscribeNew { get; init; }

    /// <summary>Hours from one reading of the feed to the next, 0 for only when somebody asks, or null for the app's choice.</summary>
    public int? CheckHours { get; init; }

    /// <summary>Days after which audio is deleted once its transcript is here, or null to keep it.</summary>
    public int? KeepAudioDays { get; init; }
}

/// <summary>Which episodes of a show to transcribe: all that have no transcript.</summary>
/// <param name="Season">Of this season alone, or null for the whole show.</param>
public sealed record TranscribePodcastRequest(int? Season);

/// <summary>What came of it.</summary>
/// <param name="Queued">How many episodes wait or run now because of it.</param>
public sealed record TranscribePodcastAnswer(int Queued);

/// <summary>The feed of a show to add.</summary>
public sealed record AddPodcastRequest(string FeedUrl);
