using Microsoft.AspNetCore.Mvc;
using Podcasts.Ops.Models;

namespace Podcasts.Api.Models;

/// <summary>Speech models.</summary>
[ApiController]
[Route("/api/models")]
public sealed class ModelsController(ModelsOrchestrator models) : ControllerBase
{
    /// <summary>Every model file that is here, broken ones with what is wrong with them.</summary>
    [HttpGet]
    public async Task<IReadOnlyList<ModelResponse>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await models.ListAsync(cancellationToken)).Select(ModelResponse.From)];
}
