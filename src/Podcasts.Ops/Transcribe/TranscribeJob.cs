using Quartz;

namespace Podcasts.Ops.Transcribe;

/// <summary>What Quartz wakes: a key, and nothing else.</summary>
[DisallowConcurrentExecution]
public sealed class TranscribeJob(TranscribeRun run) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        await run.RunAsync(context.JobDetail.Key.Group, cancellationToken);
    }
}
