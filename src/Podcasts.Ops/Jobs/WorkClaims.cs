using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Nodes;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Jobs;

/// <summary>Takes items up: whoever raises the epoch owns an item from then on.</summary>
public sealed class WorkClaims(
    IDbContextFactory<PodcastsDbContext> databases, JobTelemetry telemetry, IOptions<TranscribeOptions> options, IOptions<NodeOptions> node, TimeProvider time, ILogger<WorkClaims> logger)
{
    // A look, and one more for a node so slow that the others took it for dead.
    private static readonly TimeSpan FenceIsSeen = 2 * WorkRun.BetweenLooks;

    /// <summary>Takes an item up. What another node was at is waited for: that may live, and stops when it sees the fence.</summary>
    /// <returns>The item as it is taken up; null where there is nothing to do, where the queue is paused, and where it is given up.</returns>
    public async Task<WorkItemRecord?> TakeAsync(string episode, string name, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var work = await EpisodeWork.ReadAsync(database, episode, cancellationToken);
        if (work.Find(name) is not { IsOpen: true } item || await QueuePause.HowAsync(database, cancellationToken) != QueuePause.No)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var isTakenOver = item.State == JobState.Running && item.Node != node.Value.Name();
        (item.State, item.Error, item.SecondsLeft, item.NotBefore) = (JobState.Running, null, null, null);
        (item.Node, item.Device, item.Started) = (node.Value.Name(), null, now.ToUnixTimeMilliseconds());
        item.Epoch++;
        item.Attempt++;
        item.FruitlessAttempts++;
        var isPoison = item.FruitlessAttempts > options.Value.MaximumAttempts;
        if (isPoison)
        {
            telemetry.End(name, JobState.Failed, 0, TimeSpan.Zero);
            JobLog.Poison(logger, name, episode, item.FruitlessAttempts - 1);
            work.End(item, JobState.Failed, WorkSentence.GivenUp(item, item.FruitlessAttempts - 1, "The app ended each time before anything was saved."), now);
        }

        await work.SaveAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (isPoison)
        {
            return null;
        }

        if (isTakenOver)
        {
            await Task.Delay(FenceIsSeen, time, cancellationToken);
        }

        return item;
    }
}
