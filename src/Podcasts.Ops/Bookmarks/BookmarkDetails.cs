namespace Podcasts.Ops.Bookmarks;

/// <summary>A second that somebody wants to find again.</summary>
/// <param name="At">From the start of the episode.</param>
/// <param name="Note">May be empty.</param>
/// <param name="Said">The words that were said there when it was made, or null.</param>
public sealed record BookmarkDetails(string Id, string Episode, string EpisodeTitle, string Podcast, string PodcastTitle, TimeSpan At, string Note, string? Said, DateTimeOffset Added);

/// <summary>Bookmarks, and where to go on.</summary>
/// <param name="Next">What to give as "after" for those after these; null where that is all.</param>
public sealed record BookmarkPage(IReadOnlyList<BookmarkDetails> Bookmarks, long? Next);
