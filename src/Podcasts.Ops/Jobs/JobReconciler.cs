using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Jobs;

/// <summary>At the start and every few seconds: whatever a row asks for and the queue does not hold is queued again.</summary>
internal sealed class JobReconciler<TRecord, TJob>(
    IDbContextFactory<PodcastsDbContext> databases,
    JobLine<TJob> line,
    SetAside setAside,
    IOptions<TranscribeOptions> options,
    TimeProvider time,
    ILogger<JobReconciler<TRecord, TJob>> logger) : BackgroundService
    where TRecord : JobRecord
    where TJob : IEpisodeJob
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ReconcileEvery, time);
        do
        {
            try
            {
                await ReconcileAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                JobLog.NotCompared(logger, failure);
            }
        }
        while (await IsNextAsync(timer, stoppingToken));
    }

    private static async Task<bool> IsNextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        await line.PutInterruptedFirstAsync(cancellationToken);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var open = database.Set<TRecord>().Where(job => job.State == JobState.Queued || job.State == JobState.Running).OrderBy(job => job.Requested);
        foreach (var row in await setAside.ReadAsync(open, cancellationToken))
        {
            if (!await line.HoldsAsync(row.EpisodeId, cancellationToken))
            {
                JobLog.QueuedAgain(logger, TJob.Name, row.EpisodeId);
                await line.EnqueueAsync(row.EpisodeId, DateTimeOffset.FromUnixTimeMilliseconds(row.Requested), cancellationToken);
            }
        }
    }
}
