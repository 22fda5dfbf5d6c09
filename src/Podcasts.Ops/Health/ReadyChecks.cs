using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;

namespace Podcasts.Ops.Health;

/// <summary>What must be well before this process can take work: the database, the disk, and the scheduler, which Quartz looks at itself.</summary>
internal static class ReadyChecks
{
    public static void AddReadyChecks(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseReady>("database")
        .AddCheck<DiskReady>("disk")
        .AddQuartz(options => options.Name = "scheduler");

    private static HealthCheckResult Result(HealthCheck check) => new(
        check.Status switch
        {
            HealthOrchestrator.Ok => HealthStatus.Healthy,
            HealthOrchestrator.Warning => HealthStatus.Degraded,
            _ => HealthStatus.Unhealthy,
        },
        check.Message);

    private sealed class DatabaseReady(HealthOrchestrator health) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Result(await health.DatabaseCheckAsync(cancellationToken));
    }

    private sealed class DiskReady(HealthOrchestrator health) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Result(await health.DiskCheckAsync());
    }
}
