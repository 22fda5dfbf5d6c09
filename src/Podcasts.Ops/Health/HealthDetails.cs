namespace Podcasts.Ops.Health;

/// <summary>How the app is.</summary>
/// <param name="Status">The worst of its checks: healthy, degraded or unhealthy.</param>
public sealed record HealthDetails(string Status, string Version, IReadOnlyList<HealthCheck> Checks);

/// <summary>One thing that was looked at.</summary>
/// <param name="Status">healthy, degraded or unhealthy.</param>
/// <param name="Message">A sentence, with a way out where something is wrong.</param>
public sealed record HealthCheck(string Name, string Status, string Message);
