namespace Podcasts.Ui.Clients;

/// <summary>A second to be found again.</summary>
/// <param name="Note">May be empty.</param>
/// <param name="Said">The words that were said there, or null.</param>
public sealed record Bookmark(string Id, string Episode, string EpisodeTitle, string Podcast, string PodcastTitle, double Seconds, string Note, string? Said, DateTimeOffset Added);

/// <param name="Next">What leads to those after these, or null where that is all.</param>
public sealed record BookmarkList(IReadOnlyList<Bookmark> Bookmarks, string? Next);
