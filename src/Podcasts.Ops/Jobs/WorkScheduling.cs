using Microsoft.Extensions.DependencyInjection;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Nodes;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;
using Quartz;

namespace Podcasts.Ops.Jobs;

/// <summary>Quartz as we use it: a file of its own in one process, or tables of its own in the PostgreSQL that several nodes share; a limit on what each group does at once (jobs.md 5.1).</summary>
internal static class WorkScheduling
{
    private const int Spare = 2;

    public static void Add(IServiceCollection services, string engineFile, TranscribeOptions transcribe, GpuOptions gpu, StorageOptions storage, NodeOptions node)
    {
        var isClustered = storage.Database == StorageOptions.Postgres;
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "podcasts";
                scheduler.IdleWaitTime = TimeSpan.FromSeconds(2);
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
                if (isClustered)
                {
                    scheduler.InstanceId = node.Name();
                }
            });
            quartz.UseDefaultThreadPool(gpu.Slots + transcribe.PrepareSlots + Spare);
            quartz.UsePersistentStore(store =>
            {
                if (isClustered)
                {
                    store.UsePostgres(source => source.UseRegisteredDataSource = true);
                    store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (node.CheckinInterval, node.CheckinThreshold));
                }
                else
                {
                    store.UseSqlite(EngineFile.ConnectionString(engineFile));
                }

                store.ConfigureStore(settings =>
                {
                    settings.StoreJobDataAsStrings = true;
                    settings.SchemaProvisioning = SchemaProvisioning.CreateIfMissing;
                    settings.RecoverFiringsCancelledByShutdown = true;
                    if (isClustered)
                    {
                        settings.TablePrefix = EngineFile.TablePrefix;
                    }
                });
            });
            quartz.UseExecutionLimits(limits => limits
                .ForGroup(WorkGroup.Recognize, gpu.Slots)
                .ForGroup(WorkGroup.Prepare, transcribe.PrepareSlots));
            quartz.RefuseExecutionGroups([.. new[] { WorkGroup.Prepare, WorkGroup.Recognize }.Where(group => !node.Serves(group))]);
            quartz.AddJobType<WorkJob>();
        });
        services.AddQuartzHostedService(hosted =>
        {
            hosted.WaitForJobsToComplete = true;
            hosted.AutoStart = node.Role != NodeOptions.WebOnly;
        });
    }
}
