namespace Podcasts.Ops.Jobs;

/// <summary>One stage of an episode's work. It may stop anywhere; the next execution goes on.</summary>
public abstract class WorkStage(WorkFence fence, TimeProvider time)
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(300);

    protected TimeProvider Time { get; } = time;

    /// <summary>Whether it does the items of a name.</summary>
    public abstract bool Does(string name);

    /// <summary>Does an item's work; every write is fenced by the claim.</summary>
    public abstract Task WorkAsync(WorkClaim claim, CancellationToken cancellationToken);

    /// <summary>Saves what was reached, which is a place to stop at where the queue is to stop.</summary>
    protected async Task SaveAsync(WorkClaim claim, Func<EpisodeWork, WorkItemRecord, CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        var how = QueuePause.No;
        await fence.WriteAsync(
            claim,
            async (work, item, token) =>
            {
                await change(work, item, token);
                how = await QueuePause.HowAsync(work.Database, token);
            },
            cancellationToken);
        if (how == QueuePause.Stop)
        {
            throw new QueueStoppedException();
        }
    }

    /// <summary>Saves what was reached.</summary>
    protected Task SaveAsync(WorkClaim claim, Action<WorkItemRecord> change, CancellationToken cancellationToken) =>
        SaveAsync(
            claim,
            (_, item, _) =>
            {
                change(item);
                return Task.CompletedTask;
            },
            cancellationToken);

    /// <summary>Ends an item that is done, and queues what follows, in one transaction.</summary>
    protected Task CompleteAsync(WorkClaim claim, Func<EpisodeWork, WorkItemRecord, CancellationToken, Task> change, CancellationToken cancellationToken) =>
        fence.WriteAsync(
            claim,
            async (work, item, token) =>
            {
                (item.Percent, item.FruitlessAttempts, item.Retries) = (Percent.Done, 0, 0);
                work.End(item, JobState.Done, null, Time.GetUtcNow());
                await change(work, item, token);
            },
            cancellationToken);

    /// <summary>Ends an item that is done, and queues what follows, in one transaction.</summary>
    protected Task CompleteAsync(WorkClaim claim, Action<EpisodeWork, WorkItemRecord> change, CancellationToken cancellationToken) =>
        CompleteAsync(
            claim,
            (work, item, _) =>
            {
                change(work, item);
                return Task.CompletedTask;
            },
            cancellationToken);

    /// <summary>Works, and meanwhile saves now and then how far it is. The row is written here and not from the work's own thread, which only leaves word.</summary>
    protected async Task<T> ReportAsync<T>(Func<CancellationToken, Task<T>> work, Func<Task> report, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = work(stop.Token);
        try
        {
            await report();
            while (await Task.WhenAny(working, Task.Delay(BetweenReports, Time, cancellationToken)) != working)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await report();
            }

            return await working;
        }
        finally
        {
            await stop.CancelAsync();
            await ((Task)working).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

/// <summary>The queue was paused so that running work stops where it has saved.</summary>
internal sealed class QueueStoppedException() : Exception("The queue is paused.");
