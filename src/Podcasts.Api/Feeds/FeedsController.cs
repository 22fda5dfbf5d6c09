using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Podcasts.Ops.Feeds;

namespace Podcasts.Api.Feeds;

/// <summary>The feeds that this app publishes; their address is short, for people copy it into their podcast app.</summary>
[ApiController]
[Route("/feeds")]
public sealed class FeedsController(FeedsOrchestrator feeds) : ControllerBase
{
    /// <summary>The show's own feed with a podcast:transcript for each format of each transcript that is here; everything else is as its publisher wrote it.</summary>
    [HttpGet("{podcast}.xml")]
    [TypeFilter<OpenToOtherSites>]
    [ProducesResponseType<Stream>(StatusCodes.Status200OK, "application/rss+xml")]
    public async Task<IActionResult> GetAsync(string podcast, CancellationToken cancellationToken)
    {
        var feed = await feeds.GetAsync(podcast, new Uri($"{Request.Scheme}://{Request.Host}{Request.PathBase}/"), cancellationToken);
        return File(feed, "application/rss+xml; charset=utf-8", lastModified: null, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(feed))[..32]}\""));
    }
}
