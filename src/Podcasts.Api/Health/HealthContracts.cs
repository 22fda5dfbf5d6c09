using Microsoft.Extensions.Diagnostics.HealthChecks;
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

/// <summary>What a probe finds.</summary>
/// <param name="Status">The worst of its checks: healthy, degraded or unhealthy.</param>
internal sealed record ProbeResponse(string Status, IReadOnlyList<HealthCheckResponse> Checks)
{
    public static ProbeResponse From(HealthReport report) => new(
        Word(report.Status), [.. report.Entries.Select(check => new HealthCheckResponse(check.Key, Word(check.Value.Status), check.Value.Description ?? ""))]);

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
