using Podcasts.Ops.Health;

namespace Podcasts.Api.Health;

/// <summary>How the app is.</summary>
/// <param name="Status">The worst of its checks: healthy, degraded or unhealthy.</param>
public sealed record HealthResponse(string Status, string Version, IReadOnlyList<HealthCheckResponse> Checks)
{
    internal static HealthResponse From(HealthDetails h) => new(
        h.Status, h.Version, [.. h.Checks.Select(c => new HealthCheckResponse(c.Name, c.Status, c.Message))]);
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Status">healthy, degraded or unhealthy.</param>
/// <param name="Message">A sentence, with a way out where something is wrong.</param>
public sealed record HealthCheckResponse(string Name, string Status, string Message);
