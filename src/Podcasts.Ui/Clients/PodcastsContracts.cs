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
    : PodcastSummary(Id, Title, Description, Author, ImageUrl, FeedUrl, Language);

/// <summary>The feed of a show to add.</summary>
public sealed record AddPodcastRequest(string FeedUrl);
