using Microsoft.Extensions.DependencyInjection;
using Podcasts.Ops.Diarize;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;
using Quartz;

namespace Podcasts.Ops.Jobs;

/// <summary>Quartz as we use it: one process, a file of its own, a limit on what is heard at once (jobs.md 5.1).</summary>
internal static class JobScheduling
{
    /// <summary>Of all jobs that want the device.</summary>
    public const string ExecutionGroup = "recognize";

    private const int Spare = 4;

    public static void Add(IServiceCollection services, string engineFile, TranscribeOptions options)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "podcasts";
                scheduler.IdleWaitTime = TimeSpan.FromSeconds(2);
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(options.Slots + Spare);
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(EngineFile.ConnectionString(engineFile));
                store.ConfigureStore(settings =>
                {
                    settings.StoreJobDataAsStrings = true;
                    settings.SchemaProvisioning = SchemaProvisioning.CreateIfMissing;
                    settings.RecoverFiringsCancelledByShutdown = true;
                });
            });
            quartz.UseExecutionLimits(limits => limits.ForGroup(ExecutionGroup, options.Slots));

            // Recovery triggers lose a policy of their own; the scheduler's default holds for them too (jobs.md 3.5).
            quartz.UseDefaultRetryPolicy(RetryPolicy.Exponential(options.MaximumAttempts, options.RetryDelay, 2, TimeSpan.FromMinutes(10), 0.2));
            quartz.AddJobType<TranscribeJob>();
            quartz.AddJobType<DiarizeJob>();
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }
}
