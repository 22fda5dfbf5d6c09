using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Podcasts.Ops.Bookmarks;

namespace Podcasts.Api.Bookmarks;

/// <summary>A second to be found again.</summary>
public sealed record AddBookmarkRequest
{
    /// <summary>The episode's id.</summary>
    [Required(ErrorMessage = "Say which episode: its id.")]
    public string? Episode { get; init; }

    /// <summary>From the start of the episode.</summary>
    [Required(ErrorMessage = "Say which second of the episode."), Range(0, 9_999_999, ErrorMessage = "seconds is a number of seconds from the start of the episode.")]
    public double? Seconds { get; init; }

    /// <summary>What to remember; may be left out.</summary>
    [StringLength(BookmarksOrchestrator.LongestNote, ErrorMessage = "A note has at most 4,000 characters.")]
    public string? Note { get; init; }
}

/// <summary>Another note.</summary>
public sealed record ChangeBookmarkRequest
{
    /// <summary>What to remember; empty for no note.</summary>
    [Required(AllowEmptyStrings = true, ErrorMessage = "Give the note, or an empty one."), StringLength(BookmarksOrchestrator.LongestNote, ErrorMessage = "A note has at most 4,000 characters.")]
    public string? Note { get; init; }
}

/// <summary>A second to be found again.</summary>
/// <param name="Seconds">From the start of the episode.</param>
/// <param name="Note">May be empty.</param>
/// <param name="Said">The words that were said there when it was made; null where there was no transcript.</param>
public sealed record BookmarkResponse(
    string Id, string Episode, string EpisodeTitle, string Podcast, string PodcastTitle, double Seconds, string Note, string? Said, DateTimeOffset Added)
{
    internal static BookmarkResponse From(BookmarkDetails b) => new(b.Id, b.Episode, b.EpisodeTitle, b.Podcast, b.PodcastTitle, b.At.TotalSeconds, b.Note, b.Said, b.Added);
}

/// <summary>Bookmarks.</summary>
/// <param name="Bookmarks">An episode's in order of time, others the newest first.</param>
/// <param name="Next">What to give as `after` for those after these; null where that is all.</param>
public sealed record BookmarksResponse(IReadOnlyList<BookmarkResponse> Bookmarks, string? Next)
{
    internal static BookmarksResponse From(BookmarkPage page) => new([.. page.Bookmarks.Select(BookmarkResponse.From)], page.Next?.ToString(CultureInfo.InvariantCulture));
}
