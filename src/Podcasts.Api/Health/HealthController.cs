using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Podcasts.Api.Account;
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

    /// <summary>Looks at every row and every file that is stored, and says what is wrong and what can be done about it. `thorough` also compares the content of files with their names and checksums. Leaving stops it.</summary>
    [HttpGet("storage")]
    public async Task<StorageResponse> StorageAsync([FromQuery] bool thorough, CancellationToken cancellationToken) =>
        StorageResponse.From(await health.StorageAsync(thorough, cancellationToken));

    /// <summary>The same as server-sent events, `status` each, several a second while it looks; the last one is whole, or says why it stopped.</summary>
    [HttpGet("storage/progress")]
    [ProducesResponseType<StorageResponse>(StatusCodes.Status200OK, "text/event-stream")]
    public IResult StorageProgressAsync([FromQuery] bool thorough, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(health.StorageProgressAsync(thorough, cancellationToken).Select(StorageResponse.From), "status");

    /// <summary>Repairs findings one after the other, each looked at again first; says of each what became of it. Nothing is deleted: what is replaced is set aside.</summary>
    [HttpPost("storage/repair")]
    [Authorize(Access.Admin)]
    public async Task<IReadOnlyList<StorageRepairResultResponse>> RepairStorageAsync(
        [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] RepairStorageRequest? request, CancellationToken cancellationToken) =>
        [.. (await health.RepairStorageAsync(request?.Ids, cancellationToken)).Select(StorageRepairResultResponse.From)];
}
