namespace Podcasts.Ops.Audit;

/// <summary>Something that somebody did, to be noted.</summary>
/// <param name="Who">The name, as it was given or is known.</param>
/// <param name="UserId">The user, where it is one.</param>
/// <param name="Action">What, in a few words.</param>
/// <param name="Subject">To what, or how it ended; never a secret.</param>
/// <param name="Address">Network address that it came from.</param>
public sealed record AuditEntry(string Who, string? UserId, string Action, string? Subject, string? Address);

/// <summary>Something that somebody did, as it was noted.</summary>
/// <param name="Id">Rises; ask for what is before it.</param>
/// <param name="At">When.</param>
/// <param name="Who">The name as it was then.</param>
/// <param name="Action">What.</param>
/// <param name="Subject">To what, or how it ended.</param>
/// <param name="Address">Network address that it came from.</param>
public sealed record AuditDetails(long Id, DateTimeOffset At, string Who, string Action, string? Subject, string? Address);
