using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Nodes;

namespace Podcasts.Api;

/// <summary>Metrics at /metrics as Prometheus reads them; metrics and traces to a collector where <see cref="TelemetryOptions.OtlpEndpoint"/> names one.</summary>
internal static class PodcastsTelemetry
{
    private const string Service = "podcasts";

    public static void AddPodcastsTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TelemetryOptions.Section);
        services.AddOptions<TelemetryOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Service, serviceInstanceId: configuration.GetSection(NodeOptions.Section).Get<NodeOptions>()?.Name() ?? Environment.MachineName))
            .WithMetrics(metrics => metrics.AddMeter([.. JobTelemetry.Sources]).AddAspNetCoreInstrumentation().AddPrometheusExporter());
        if (section.Get<TelemetryOptions>() is { OtlpEndpoint: { } endpoint } options)
        {
            telemetry
                .WithTracing(traces => traces.AddSource([.. JobTelemetry.Sources]).AddAspNetCoreInstrumentation())
                .UseOtlpExporter(options.OtlpProtocol == "grpc" ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf, endpoint);
        }
    }
}
