using Podcasts.Ops.Jobs;
using Quartz;

namespace Podcasts.Ops.Transcribe;

/// <summary>Wakes a transcription.</summary>
[DisallowConcurrentExecution]
public sealed class TranscribeJob(TranscribeRun run) : IEpisodeJob
{
    public static string Name => "transcribe";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        await run.RunAsync(context.JobDetail.Key.Group, cancellationToken);
    }
}
