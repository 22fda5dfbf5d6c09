using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Jobs;

/// <summary>What people do with the queue: pause it, go on, put an episode first, cancel, try again. Each takes effect on every node.</summary>
public sealed partial class WorkControl(
    IDbContextFactory<PodcastsDbContext> databases, WorkLine line, WorkBell bell, TimeProvider time, ILogger<WorkControl> logger)
{
    /// <summary>Begins nothing new, on any node, until <see cref="ResumeAsync"/>.</summary>
    /// <param name="how"><see cref="QueuePause.Finish"/> or <see cref="QueuePause.Stop"/>.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    public async Task PauseAsync(string how, CancellationToken cancellationToken)
    {
        await SetPauseAsync(how, cancellationToken);
        Log.Paused(logger, how);
    }

    /// <summary>Goes on with everything that waits.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        await SetPauseAsync(QueuePause.No, cancellationToken);
        bell.Ring();
        Log.Resumed(logger);
    }

    /// <summary>Whether the queue is paused: one of the words of <see cref="QueuePause"/>.</summary>
    public async Task<string> PausedAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await QueuePause.HowAsync(database, cancellationToken);
    }

    /// <summary>"Next, please": what waits of an episode goes before everything else that waits, and no pause before a further attempt is kept.</summary>
    public async Task MoveFirstAsync(string episode, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var rank = 1 + await database.WorkItems.Where(item => item.State == JobState.Queued || item.State == JobState.Running).MaxAsync(item => (int?)item.Rank, cancellationToken) ?? 0;
        var items = await database.WorkItems.Where(item => item.EpisodeId == episode && (item.State == JobState.Queued || item.State == JobState.Running)).ToListAsync(cancellationToken);
        foreach (var item in items)
        {
            (item.Rank, item.NotBefore) = (Math.Min(rank, WorkLine.HighestRank), null);
        }

        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var item in items.Where(item => item.State == JobState.Queued))
        {
            await line.MoveAsync(item, cancellationToken);
        }

        bell.Ring();
        Log.MovedFirst(logger, episode);
    }

    /// <summary>Cancels what waits or runs of these episodes; what was heard is kept for the next start.</summary>
    public Task CancelAsync(IReadOnlyList<string> episodes, CancellationToken cancellationToken) =>
        CancelAsync(episodes, work => [work.Transcribe, work.Diarize], cancellationToken);

    /// <summary>Starts what failed or was cancelled of an episode again, with the same settings, at the stage that failed.</summary>
    public async Task TryAgainAsync(string episode, CancellationToken cancellationToken)
    {
        await ChangeAsync(
            episode,
            work =>
            {
                foreach (var row in new JobRecord?[] { work.Transcribe, work.Diarize })
                {
                    if (row is { SetAsideReason: null, State: JobState.Failed or JobState.Cancelled })
                    {
                        row.Queue(time.GetUtcNow());
                        work.GoOn(row);
                    }
                }
            },
            cancellationToken);
        bell.Ring();
    }

    /// <summary>Cancels some rows of episodes with their items. The epoch alone already stops a running execution at its next write; Quartz only makes it stop at once.</summary>
    /// <returns>The rows that were cancelled.</returns>
    internal async Task<IReadOnlyList<JobRecord>> CancelAsync(
        IReadOnlyList<string> episodes, Func<EpisodeWork, IEnumerable<JobRecord?>> which, CancellationToken cancellationToken)
    {
        var cancelled = new List<JobRecord>();
        foreach (var episode in episodes)
        {
            var stopped = new List<WorkItemRecord>();
            await ChangeAsync(
                episode,
                work =>
                {
                    foreach (var row in which(work).Where(EpisodeWork.IsOpen))
                    {
                        var open = work.ItemsOf(row!).Where(item => item.IsOpen).ToList();
                        work.Cancel(row!, time.GetUtcNow());
                        stopped.AddRange(open.Where(item => !item.IsOpen));
                        cancelled.Add(row!);
                    }
                },
                cancellationToken);
            foreach (var item in stopped)
            {
                await line.RemoveAsync(item, cancellationToken);
            }
        }

        return cancelled;
    }

    private async Task ChangeAsync(string episode, Action<EpisodeWork> change, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var work = await EpisodeWork.ReadAsync(database, episode, cancellationToken);
        change(work);
        await work.SaveAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task SetPauseAsync(string how, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await QueuePause.SetAsync(database, how, time.GetUtcNow(), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(451, LogLevel.Information, "The queue is paused ({How}).")]
        public static partial void Paused(ILogger logger, string how);

        [LoggerMessage(452, LogLevel.Information, "The queue goes on.")]
        public static partial void Resumed(ILogger logger);

        [LoggerMessage(453, LogLevel.Information, "Episode {EpisodeId} goes first.")]
        public static partial void MovedFirst(ILogger logger, string episodeId);
    }
}
