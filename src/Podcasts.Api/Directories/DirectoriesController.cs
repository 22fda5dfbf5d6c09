using Microsoft.AspNetCore.Mvc;
using Podcasts.Ops.Directories;

namespace Podcasts.Api.Directories;

/// <summary>Directories of podcasts, such as Apple's.</summary>
[ApiController]
[Route("/api/directories")]
public sealed class DirectoriesController(DirectoriesOrchestrator directories) : ControllerBase
{
    /// <summary>Finds shows by name. The name is sent to the directories.</summary>
    [HttpGet]
    public async Task<FoundShowsResponse> FindAsync([FromQuery] FindShowsRequest request, CancellationToken cancellationToken) =>
        FoundShowsResponse.From(await directories.FindAsync(request.Name!.Trim(), cancellationToken));

    /// <summary>The picture of a show that was found lately, handed on.</summary>
    [HttpGet("images/{image}")]
    [ProducesResponseType<Stream>(StatusCodes.Status200OK, "image/jpeg", "image/png", "image/gif", "image/webp", "image/avif")]
    public async Task<IActionResult> ImageAsync(string image, CancellationToken cancellationToken)
    {
        var picture = await directories.ImageAsync(image, cancellationToken);
        Response.Headers.CacheControl = "private, max-age=3600";
        return File(picture.Bytes, picture.MediaType);
    }
}
