using Podcasts.Ops.Jobs;
using Quartz;

namespace Podcasts.Ops.Diarize;

/// <summary>Wakes an identification of speakers.</summary>
[DisallowConcurrentExecution]
public sealed class DiarizeJob(DiarizeRun run) : IEpisodeJob
{
    public static string Name => "diarize";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        await run.RunAsync(context.JobDetail.Key.Group, cancellationToken);
    }
}
