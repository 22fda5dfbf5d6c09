using Microsoft.AspNetCore.Mvc;
using Podcasts.Ops.Models;

namespace Podcasts.Api.Models;

/// <summary>Speech models.</summary>
[ApiController]
[Route("/api/models")]
public sealed class ModelsController(ModelsOrchestrator models) : ControllerBase
{
    /// <summary>The models that are here, broken ones with what is wrong with them; those that can be downloaded; what can run them.</summary>
    [HttpGet]
    public async Task<ModelOverviewResponse> ListAsync(CancellationToken cancellationToken) =>
        ModelOverviewResponse.From(await models.ListAsync(cancellationToken));
}
