using Microsoft.AspNetCore.Mvc;
using Podcasts.Api.Validation;
using Podcasts.Ops.Opml;

namespace Podcasts.Api.Opml;

/// <summary>Lists of subscriptions, from other podcast apps and for them.</summary>
[ApiController]
[Route("/api/opml")]
public sealed class OpmlController(OpmlOrchestrator opml) : ControllerBase
{
    private const int LargestList = 8 << 20;

    /// <summary>All shows as OPML.</summary>
    [HttpGet]
    [ProducesResponseType<Stream>(StatusCodes.Status200OK, "text/x-opml")]
    public async Task<IActionResult> ExportAsync(CancellationToken cancellationToken) =>
        File(await opml.ExportAsync(cancellationToken), "text/x-opml; charset=utf-8", "podcasts.opml");

    /// <summary>Adds the shows of a list, which is the body as it is; one that cannot be added does not stop the others.</summary>
    [HttpPost]
    [RawBody("text/x-opml")]
    [RequestSizeLimit(LargestList)]
    public async Task<IReadOnlyList<OpmlShowResponse>> ImportAsync(CancellationToken cancellationToken) =>
        [.. (await opml.ImportAsync(await UploadedFile.ReadAsync(Request, cancellationToken), cancellationToken)).Select(OpmlShowResponse.From)];
}
