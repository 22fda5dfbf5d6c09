using Microsoft.AspNetCore.Mvc;
using Podcasts.Ops.Health;

namespace Podcasts.Api.Health;

/// <summary>Health.</summary>
[ApiController]
[Route("/api/health")]
public sealed class HealthController(HealthOrchestrator health) : ControllerBase
{
    /// <summary>Everything that the app needs to do its work, looked at now.</summary>
    [HttpGet]
    public async Task<HealthResponse> GetAsync(CancellationToken cancellationToken) => HealthResponse.From(await health.GetAsync(cancellationToken));
}
