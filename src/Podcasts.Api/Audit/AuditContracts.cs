using Podcasts.Ops.Audit;

namespace Podcasts.Api.Audit;

/// <summary>Something that somebody did.</summary>
/// <param name="Id">Rises; ask for what is before it.</param>
/// <param name="At">When.</param>
/// <param name="Who">The name as it was then.</param>
/// <param name="Action">What, such as <c>podcasts delete</c>.</param>
/// <param name="Subject">To what, or how it ended.</param>
/// <param name="Address">Network address that it came from.</param>
public sealed record AuditResponse(long Id, DateTimeOffset At, string Who, string Action, string? Subject, string? Address)
{
    internal static AuditResponse From(AuditDetails a) => new(a.Id, a.At, a.Who, a.Action, a.Subject, a.Address);
}
