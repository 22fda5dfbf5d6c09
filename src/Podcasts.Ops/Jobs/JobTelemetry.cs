using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Torch.Gpu;
using Podcasts.Ops.Storage;
using Quartz.Diagnostics;

namespace Podcasts.Ops.Jobs;

/// <summary>What jobs tell whoever measures them: instruments and spans, which cost next to nothing while nobody listens.</summary>
public sealed class JobTelemetry
{
    private const string Name = "Podcasts";

    private static readonly ActivitySource Spans = new(Name);
    private static readonly string[] Stages = [WorkName.Prepare, WorkName.Recognize, WorkName.Finalize, WorkName.Diarize];
    private static readonly string[] States = [JobState.Queued, JobState.Running, JobState.Failed];

    private readonly Histogram<double> _wait;
    private readonly Histogram<double> _realTimeFactor;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _ended;

    private readonly IDbContextFactory<PodcastsDbContext> _databases;

    public JobTelemetry(IMeterFactory meters, IDbContextFactory<PodcastsDbContext> databases)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _databases = databases;
        var meter = meters.Create(Name);
        _wait = meter.CreateHistogram("podcasts.job.wait", "s", "From the request until the work was first taken up.", null, Bounds(1, 5, 15, 60, 300, 900, 3600, 14_400, 86_400));
        _realTimeFactor = meter.CreateHistogram(
            "podcasts.job.real_time_factor", "1", "Seconds of work for a second of audio; below 1 is faster than listening.", null, Bounds(.001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5));
        _retries = meter.CreateCounter<long>("podcasts.job.retries", "{retry}", "How often work was put back to be tried again.");
        _ended = meter.CreateCounter<long>("podcasts.job.ended", "{job}", "Work that came to its end, by how it ended.");
        meter.CreateObservableGauge("podcasts.queue.items", Depth, "{item}", "Work that waits, runs or has failed.");
        meter.CreateObservableGauge("podcasts.gpu.memory.used", () => Cards(card => card.TotalBytes - card.FreeBytes), "By", "Memory of a GPU that is in use, by whomever.");
        meter.CreateObservableGauge("podcasts.gpu.memory.total", () => Cards(card => card.TotalBytes), "By", "Memory of a GPU.");
    }

    /// <summary>The names of the meters and activity sources to listen to: ours and Quartz's.</summary>
    public static IReadOnlyList<string> Sources { get; } = [Name, QuartzInstrumentation.MeterName];

    /// <summary>Work is taken up.</summary>
    /// <param name="name">One of <see cref="WorkName"/>.</param>
    /// <param name="episode">Whose.</param>
    /// <param name="correlationId">Where it is the trace of the request that asked for the work, the span belongs to that trace.</param>
    /// <param name="attempt">1 for the first, which alone tells of the wait.</param>
    /// <param name="waited">Since it was asked for.</param>
    /// <returns>The span of this execution, to be disposed of at its end; null while nobody listens.</returns>
    public Activity? TakeUp(string name, string episode, string correlationId, int attempt, TimeSpan waited)
    {
        if (attempt == 1)
        {
            _wait.Record(waited.TotalSeconds, Stage(name));
        }

        return Spans.StartActivity(
            ActivityKind.Consumer, TraceOf(correlationId), [Stage(name), new("podcasts.episode", episode), new("podcasts.attempt", attempt)], name: name);
    }

    /// <summary>Work is put back, to be tried again.</summary>
    public void Retry(string name) => _retries.Add(1, Stage(name));

    /// <summary>Work has come to its end.</summary>
    /// <param name="name">One of <see cref="WorkName"/>.</param>
    /// <param name="state">One of the terminal words of <see cref="JobState"/>.</param>
    /// <param name="audioSeconds">Audio that this execution has worked through; 0 where that says nothing.</param>
    /// <param name="elapsed">How long this execution took.</param>
    public void End(string name, string state, double audioSeconds, TimeSpan elapsed)
    {
        _ended.Add(1, Stage(name), new("state", state));
        if (state == JobState.Done && audioSeconds > 0)
        {
            _realTimeFactor.Record(elapsed.TotalSeconds / audioSeconds, Stage(name));
        }
    }

    // The shards of an episode are one stage.
    private static KeyValuePair<string, object?> Stage(string name) => new("stage", name.Split('-')[0]);

    // Asked for by whoever reads the metrics, which has no other way than to wait.
    private IEnumerable<Measurement<long>> Depth()
    {
        using var database = _databases.CreateDbContext();
        var counts = database.WorkItems.Where(item => States.Contains(item.State)).GroupBy(item => new { item.Name, item.State })
            .Select(items => new { items.Key.Name, items.Key.State, Count = items.LongCount() }).ToList();
        return from stage in Stages
               from state in States
               select new Measurement<long>(counts.Where(row => row.State == state && row.Name.Split('-')[0] == stage).Sum(row => row.Count), Stage(stage), new("state", state));
    }

    private static InstrumentAdvice<double> Bounds(params double[] bounds) => new() { HistogramBucketBoundaries = bounds };

    private static ActivityContext TraceOf(string correlationId) =>
        correlationId.Length == 32 && correlationId.All(char.IsAsciiHexDigitLower)
            ? new(ActivityTraceId.CreateFromString(correlationId), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded)
            : default;

    private static IEnumerable<Measurement<long>> Cards(Func<GpuCard, long> bytes) =>
        (NvidiaDriver.Look().Cards ?? []).Select((card, number) => new Measurement<long>(bytes(card), new("device", $"cuda:{number}"), new("name", card.Name)));
}
