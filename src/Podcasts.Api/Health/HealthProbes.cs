using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Podcasts.Api.Health;

/// <summary>What a supervisor or load balancer asks: <c>/health/live</c>, whether the process answers at all; <c>/health/ready</c>, whether it can take work. 503 where not.</summary>
internal static class HealthProbes
{
    public static void MapHealthProbes(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(ProbeResponse.From(report), context.RequestAborted);
}
