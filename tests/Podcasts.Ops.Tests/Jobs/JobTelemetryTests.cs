using System.Diagnostics;
using System.Diagnostics.Metrics;
using Podcasts.Ops.Jobs;

namespace Podcasts.Ops.Tests.Jobs;

public sealed class JobTelemetryTests : IAsyncLifetime, IDisposable
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    private readonly List<(string Instrument, double Value, string Tags)> _measured = [];
    private readonly MeterListener _listener = new();
    private OpsHost _host = null!;

    private JobTelemetry Telemetry => _host.Get<JobTelemetry>();

    public async Task InitializeAsync()
    {
        _host = await OpsHost.StartAsync();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == JobTelemetry.Sources[0] && instrument.Meter.Scope == _host.Get<IMeterFactory>())
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _listener.Dispose();

    [Fact]
    public void The_wait_is_told_once_and_every_retry_and_end_is_counted()
    {
        using var first = Telemetry.TakeUp("recognize", "aaaaaaaaaaaa", "button-7", 1, TimeSpan.FromSeconds(12));
        using var second = Telemetry.TakeUp("recognize", "aaaaaaaaaaaa", "button-7", 2, TimeSpan.FromSeconds(90));
        Telemetry.Retry("recognize");
        Telemetry.End("recognize", JobState.Done, 60, TimeSpan.FromSeconds(15));
        Telemetry.End("prepare", JobState.Failed, 60, TimeSpan.FromSeconds(15));

        Assert.Equal(
            [
                ("podcasts.job.wait", 12, "stage=recognize"),
                ("podcasts.job.retries", 1, "stage=recognize"),
                ("podcasts.job.ended", 1, "stage=recognize state=done"),
                ("podcasts.job.real_time_factor", 0.25, "stage=recognize"),
                ("podcasts.job.ended", 1, "stage=prepare state=failed"),
            ],
            _measured);
    }

    [Fact]
    public void The_span_of_a_job_belongs_to_the_trace_of_the_button_that_was_pressed()
    {
        using var spans = new ActivityListener
        {
            ShouldListenTo = source => JobTelemetry.Sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(spans);

        using var scripted = Telemetry.TakeUp("diarize", "aaaaaaaaaaaa", "a script's own id", 1, TimeSpan.Zero);
        using var pressed = Telemetry.TakeUp("diarize", "aaaaaaaaaaaa", Trace, 1, TimeSpan.Zero);

        Assert.Equal(Trace, pressed!.TraceId.ToHexString());
        Assert.NotEqual(Trace, scripted!.TraceId.ToHexString());
        Assert.Equal("aaaaaaaaaaaa", pressed.GetTagItem("podcasts.episode"));
    }

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.Add((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
}
