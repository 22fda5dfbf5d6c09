namespace Podcasts.Ui.Clients;

/// <summary>How the app is.</summary>
/// <param name="Status">Such as <c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</param>
public sealed record HealthReport(string Status, string? Version, IReadOnlyList<HealthCheck> Checks);

/// <summary>One thing that was looked at.</summary>
/// <param name="Message">A sentence: what was found and, where it is not well, what to do.</param>
public sealed record HealthCheck(string Name, string Status, string? Message);
