using System.Text.RegularExpressions;

namespace Podcasts.Api.Tests;

public sealed class TelemetryTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Metrics_are_there_as_Prometheus_reads_them()
    {
        await api.TranscribedEpisodeAsync();

        var response = await api.Client.GetAsync("/metrics");
        var metrics = await Eventually.BecomesAsync(MetricsAsync, text => Regex.IsMatch(text, "real_time_factor[^\n]*\"recognize\"")); // Measured a moment after the work is done.

        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("http_server_request_duration_seconds_bucket", metrics, StringComparison.Ordinal);
        Assert.Contains("# TYPE quartz_", metrics, StringComparison.Ordinal);
        // The tests' other apps share this process, so that their work may be counted too.
        Assert.Matches("podcasts_queue_items{[^}]*stage=\"recognize\",state=\"queued\"} [0-9]+\n", metrics);
        Assert.Matches("podcasts_job_ended_total{[^}]*stage=\"recognize\",state=\"done\"} [0-9]+\n", metrics);
        Assert.Matches("podcasts_job_wait_seconds_count{[^}]*stage=\"prepare\"} [0-9]+\n", metrics);
        Assert.Matches("podcasts_job_real_time_factor[a-z_]*_count{[^}]*stage=\"recognize\"} [0-9]+\n", metrics);
    }

    [Fact]
    public async Task Metrics_and_traces_are_sent_where_a_setting_names_a_collector()
    {
        await using var collector = await Publisher.StartAsync();
        var folder = Directory.CreateTempSubdirectory("podcasts-telemetry-").FullName;
        await using var app = await ApiProcess.Start(
            folder,
            ("Telemetry__OtlpEndpoint", collector.Address.AbsoluteUri),
            ("Telemetry__OtlpProtocol", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "300"),
            ("OTEL_BSP_SCHEDULE_DELAY", "300"),
            ("SampleShow__Enabled", "false")).ServingAsync();

        await Eventually.IsSoAsync(() => collector.Asked.Contains("/v1/metrics") && collector.Asked.Contains("/v1/traces"));
    }

    private Task<string> MetricsAsync() => api.Client.GetStringAsync("/metrics");
}
