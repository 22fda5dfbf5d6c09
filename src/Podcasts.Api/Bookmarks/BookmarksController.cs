using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Podcasts.Ops.Bookmarks;

namespace Podcasts.Api.Bookmarks;

/// <summary>Seconds that people want to find again, with their notes; all who use this installation share them.</summary>
[ApiController]
[Route("/api/bookmarks")]
public sealed class BookmarksController(BookmarksOrchestrator bookmarks) : ControllerBase
{
    /// <summary>Those of an episode in order of time, or of all episodes or a show's, the newest first.</summary>
    /// <param name="episode">Of this episode alone.</param>
    /// <param name="podcast">Of this show alone.</param>
    /// <param name="after">What the answer before said in `next`.</param>
    /// <param name="take">How many, 1 to 500; 100 where nothing is said. An episode's come all at once.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    [HttpGet]
    public async Task<BookmarksResponse> ListAsync(
        [FromQuery] string? episode,
        [FromQuery] string? podcast,
        [FromQuery, Range(0, long.MaxValue, ErrorMessage = "after is what the answer before said in next.")] long? after,
        [FromQuery, Range(1, 500, ErrorMessage = "take is a number of bookmarks from 1 to 500.")] int? take,
        CancellationToken cancellationToken) =>
        BookmarksResponse.From(episode is null
            ? await bookmarks.ListAsync(podcast, take ?? 100, after, cancellationToken)
            : new(await bookmarks.OfEpisodeAsync(episode, cancellationToken), null));

    /// <summary>One bookmark.</summary>
    [HttpGet("{bookmark}")]
    public async Task<BookmarkResponse> GetAsync(string bookmark, CancellationToken cancellationToken) =>
        BookmarkResponse.From(await bookmarks.GetAsync(bookmark, cancellationToken));

    /// <summary>Marks a second of an episode; the words that are said there are kept with it.</summary>
    [HttpPost]
    [ProducesResponseType<BookmarkResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> AddAsync(AddBookmarkRequest request, CancellationToken cancellationToken)
    {
        var added = BookmarkResponse.From(await bookmarks.AddAsync(request.Episode!, request.Seconds!.Value, request.Note ?? "", cancellationToken));
        return Created($"/api/bookmarks/{added.Id}", added);
    }

    /// <summary>Writes another note.</summary>
    [HttpPut("{bookmark}")]
    public async Task<BookmarkResponse> ChangeAsync(string bookmark, ChangeBookmarkRequest request, CancellationToken cancellationToken) =>
        BookmarkResponse.From(await bookmarks.ChangeAsync(bookmark, request.Note!, cancellationToken));

    /// <summary>Takes a bookmark away.</summary>
    [HttpDelete("{bookmark}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> RemoveAsync(string bookmark, CancellationToken cancellationToken)
    {
        await bookmarks.RemoveAsync(bookmark, cancellationToken);
        return NoContent();
    }

    /// <summary>Brings a bookmark back that was taken away.</summary>
    [HttpPost("{bookmark}/undo")]
    public async Task<BookmarkResponse> UndoAsync(string bookmark, CancellationToken cancellationToken) =>
        BookmarkResponse.From(await bookmarks.UndoAsync(bookmark, cancellationToken));
}
