using Microsoft.Extensions.DependencyInjection;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;
using Quartz;

namespace Podcasts.Ops.Jobs;

/// <summary>Quartz as we use it: one process, a file of its own, a limit on what each group does at once (jobs.md 5.1).</summary>
internal static class WorkScheduling
{
    private const int Spare = 2;

    public static void Add(IServiceCollection services, string engineFile, TranscribeOptions transcribe, GpuOptions gpu)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "podcasts";
                scheduler.IdleWaitTime = TimeSpan.FromSeconds(2);
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(gpu.Slots + transcribe.PrepareSlots + Spare);
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
            quartz.UseExecutionLimits(limits => limits
                .ForGroup(WorkGroup.Recognize, gpu.Slots)
                .ForGroup(WorkGroup.Prepare, transcribe.PrepareSlots));
            quartz.AddJobType<WorkJob>();
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }
}
