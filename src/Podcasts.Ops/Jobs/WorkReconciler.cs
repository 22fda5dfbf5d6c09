using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Jobs;

/// <summary>
/// The one place that hands items to Quartz: at the start, whenever the bell rings, and every few seconds. Whatever the rows ask
/// for and Quartz does not hold is handed over (again), so that Quartz may lose anything at any time.
/// </summary>
internal sealed class WorkReconciler(
    IDbContextFactory<PodcastsDbContext> databases,
    WorkLine line,
    WorkBell bell,
    SetAside setAside,
    IOptions<TranscribeOptions> options,
    TimeProvider time,
    ILogger<WorkReconciler> logger) : BackgroundService
{
    // No more is looked at in one round; the next one follows soon.
    private const int Most = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ReconcileAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                JobLog.NotCompared(logger, failure);
            }

            await bell.WaitAsync(options.Value.ReconcileEvery, stoppingToken);
        }
    }

    private async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await RepairAsync(database, cancellationToken);
        await line.PutInterruptedFirstAsync(cancellationToken);
        if (await QueuePause.HowAsync(database, cancellationToken) != QueuePause.No)
        {
            return;
        }

        var held = await line.HeldAsync(cancellationToken);
        foreach (var item in (await RunningAsync(database, cancellationToken)).Where(item => !held.Contains(WorkLine.Key(item))))
        {
            JobLog.QueuedAgain(logger, item.Name, item.EpisodeId);
            await line.EnqueueAsync(item, cancellationToken);
        }

        foreach (var item in (await DueAsync(database, cancellationToken)).Where(item => !held.Contains(WorkLine.Key(item))))
        {
            await line.EnqueueAsync(item, cancellationToken);
        }
    }

    private Task<List<WorkItemRecord>> RunningAsync(PodcastsDbContext database, CancellationToken cancellationToken) =>
        setAside.ReadAsync(database.WorkItems.Where(item => item.State == JobState.Running), cancellationToken);

    // Everything that waits, but of new episodes only as many as may lie prepared ahead: their decoded audio takes room.
    private async Task<List<WorkItemRecord>> DueAsync(PodcastsDbContext database, CancellationToken cancellationToken)
    {
        var waiting = database.WorkItems.Where(item => item.State == JobState.Queued).OrderByDescending(item => item.Rank).ThenBy(item => item.Requested);
        var begun = await setAside.ReadAsync(waiting.Where(item => item.Name != WorkName.Prepare).Take(Most), cancellationToken);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var ahead = begun.Count(item => item.Group == WorkGroup.Recognize && (item.NotBefore ?? 0) <= now);
        var free = Math.Max(0, options.Value.PrepareAhead - ahead);
        return [.. begun, .. await setAside.ReadAsync(waiting.Where(item => item.Name == WorkName.Prepare).Take(free), cancellationToken)];
    }

    // A row that asks for work while no item is open: it comes from before there were items, or its item was set aside.
    private async Task RepairAsync(PodcastsDbContext database, CancellationToken cancellationToken)
    {
        var open = database.WorkItems.Where(item => item.State == JobState.Queued || item.State == JobState.Running);
        var transcribes = database.Transcribes
            .Where(row => (row.State == JobState.Queued || row.State == JobState.Running) && !open.Any(item => item.EpisodeId == row.EpisodeId && item.Name != WorkName.Diarize))
            .Select(row => row.EpisodeId);
        var diarizes = database.Diarizes
            .Where(row => (row.State == JobState.Queued || row.State == JobState.Running)
                && !open.Any(item => item.EpisodeId == row.EpisodeId && (item.Name == WorkName.Prepare || item.Name == WorkName.Diarize)))
            .Select(row => row.EpisodeId);
        foreach (var episode in await transcribes.Union(diarizes).Take(Most).ToListAsync(cancellationToken))
        {
            await using var repair = await databases.CreateDbContextAsync(cancellationToken);
            await using var transaction = await repair.Database.BeginTransactionAsync(cancellationToken);
            var work = await EpisodeWork.ReadAsync(repair, episode, cancellationToken);
            foreach (var row in new JobRecord?[] { work.Transcribe, work.Diarize }.Where(EpisodeWork.IsOpen))
            {
                work.GoOn(row!);
            }

            await work.SaveAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            JobLog.Repaired(logger, episode);
        }
    }
}
