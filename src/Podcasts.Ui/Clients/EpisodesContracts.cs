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
}
