using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Podcasts.Ops.Search;

namespace Podcasts.Api.Search;

/// <summary>Everything that was ever said.</summary>
[ApiController]
[Route("/api/search")]
public sealed class SearchController(SearchOrchestrator search) : ControllerBase
{
    /// <summary>The passages in which words stand.</summary>
    /// <param name="q">`high tide` for both words, `"high tide"` for the words next to each other, `harb*` for all words that begin so. Case and accents do not count.</param>
    /// <param name="podcast">Of this show alone.</param>
    /// <param name="speaker">Said by whom, by name as shown.</param>
    /// <param name="from">Published on this day or later, such as 2026-11-23.</param>
    /// <param name="to">Published on this day or earlier.</param>
    /// <param name="after">What the answer before said in `next`.</param>
    /// <param name="take">How many hits, 1 to 100; 20 where nothing is said.</param>
    /// <param name="cancellationToken">Stops searching.</param>
    [HttpGet]
    public async Task<SearchResponse> SearchAsync(
        [FromQuery] string? q,
        [FromQuery] string? podcast,
        [FromQuery] string? speaker,
        [FromQuery] DateOnly? from,
        [FromQuery] DateOnly? to,
        [FromQuery, Range(0, long.MaxValue, ErrorMessage = "after is what the answer before said in next.")] long? after,
        [FromQuery, Range(1, 100, ErrorMessage = "take is a number of hits from 1 to 100.")] int? take,
        CancellationToken cancellationToken) =>
        SearchResponse.From(await search.SearchAsync(new(q, podcast, speaker, from, to, take ?? 20, after), cancellationToken));
}
