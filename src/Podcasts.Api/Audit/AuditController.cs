using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Podcasts.Api.Account;
using Podcasts.Ops.Audit;

namespace Podcasts.Api.Audit;

/// <summary>Who did what.</summary>
[ApiController]
[Route("/api/audit")]
[Authorize(Access.Admin)]
public sealed class AuditController(AuditOrchestrator audit) : ControllerBase
{
    /// <summary>What was done, the newest first, at most 200 at a time.</summary>
    /// <param name="before">Only what is older than the entry of this number.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpGet]
    public async Task<IReadOnlyList<AuditResponse>> ListAsync(long? before, CancellationToken cancellationToken) =>
        [.. (await audit.ListAsync(before, cancellationToken)).Select(AuditResponse.From)];
}
