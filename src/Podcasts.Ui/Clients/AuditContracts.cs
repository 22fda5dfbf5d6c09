namespace Podcasts.Ui.Clients;

/// <summary>Something that somebody did.</summary>
/// <param name="Id">Rises; ask for what is before it.</param>
/// <param name="Subject">To what, or how it ended.</param>
/// <param name="Address">Network address that it came from.</param>
public sealed record AuditEntry(long Id, DateTimeOffset At, string Who, string Action, string? Subject, string? Address);
