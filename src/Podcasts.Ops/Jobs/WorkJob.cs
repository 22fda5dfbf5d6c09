using Quartz;

namespace Podcasts.Ops.Jobs;

/// <summary>What Quartz wakes: a key that names an item and its episode, and nothing else.</summary>
[DisallowConcurrentExecution]
public sealed class WorkJob(WorkRun run) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        await run.RunAsync(context.JobDetail.Key.Group, context.JobDetail.Key.Name, cancellationToken);
    }
}
