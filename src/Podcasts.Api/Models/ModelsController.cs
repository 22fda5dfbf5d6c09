using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Podcasts.Api.Account;
using Podcasts.Ops.Models;

namespace Podcasts.Api.Models;

/// <summary>Speech models: those that are here and those that can be downloaded.</summary>
[ApiController]
[Route("/api/models")]
public sealed class ModelsController(ModelsOrchestrator models) : ControllerBase
{
    /// <summary>The models that are here, broken ones with what is wrong with them; those that can be downloaded; what can run them.</summary>
    [HttpGet]
    public async Task<ModelOverviewResponse> ListAsync(CancellationToken cancellationToken) =>
        ModelOverviewResponse.From(await models.ListAsync(cancellationToken));

    /// <summary>Starts the download of a model of the catalog, or joins the one that runs. What arrived before is kept; a model that is here already is not fetched again.</summary>
    [HttpPost("{model}/download")]
    [Authorize(Access.Admin)]
    [ProducesResponseType<ModelDownloadResponse>(StatusCodes.Status202Accepted)]
    public async Task<ActionResult<ModelDownloadResponse>> StartAsync(string model, CancellationToken cancellationToken) =>
        Accepted($"/api/models/{model}/download", ModelDownloadResponse.From(await models.StartAsync(model, cancellationToken)));

    /// <summary>How the download of a model stands.</summary>
    [HttpGet("{model}/download")]
    public async Task<ModelDownloadResponse> StatusAsync(string model, CancellationToken cancellationToken) =>
        ModelDownloadResponse.From(await models.StatusAsync(model, cancellationToken));

    /// <summary>Server-sent events, `status` each; the stream ends after one that is done, failed or cancelled.</summary>
    [HttpGet("{model}/download/progress")]
    [ProducesResponseType<ModelDownloadResponse>(StatusCodes.Status200OK, "text/event-stream")]
    public IResult ProgressAsync(string model, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(models.ProgressAsync(model, cancellationToken).Select(ModelDownloadResponse.From), "status");

    /// <summary>Stops the download and throws away what has arrived.</summary>
    [HttpDelete("{model}/download")]
    [Authorize(Access.Admin)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> CancelAsync(string model, CancellationToken cancellationToken)
    {
        await models.CancelAsync(model, cancellationToken);
        return NoContent();
    }
}
