using System.Diagnostics;
using Podcasts.Core.Speakers;

namespace Podcasts.Bench;

/// <summary>What each stage took, by the clock and on all processors together: from one report to the next.</summary>
internal sealed class StageTimes : IProgress<StageProgress>
{
    private readonly Dictionary<SpeakerStage, (TimeSpan Clock, TimeSpan Processor)> _times = [];
    private (TimeSpan Clock, TimeSpan Processor) _last = Now();

    /// <summary>Since this was last asked, or since the last report.</summary>
    public (TimeSpan Clock, TimeSpan Processor) Rest()
    {
        var (now, last) = (Now(), _last);
        _last = now;
        return (now.Clock - last.Clock, now.Processor - last.Processor);
    }

    /// <summary>Of a stage in all.</summary>
    public (TimeSpan Clock, TimeSpan Processor) Of(SpeakerStage stage) => _times.GetValueOrDefault(stage);

    public void Report(StageProgress value)
    {
        var (before, more) = (Of(value.Stage), Rest());
        _times[value.Stage] = (before.Clock + more.Clock, before.Processor + more.Processor);
    }

    private static (TimeSpan Clock, TimeSpan Processor) Now()
    {
        using var process = Process.GetCurrentProcess();
        return (Stopwatch.GetElapsedTime(0), process.TotalProcessorTime);
    }
}
