using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Jobs;

/// <summary>One execution of an item: claim it, work, end. What goes wrong is told on the row; only a lost database and a lost claim are not.</summary>
public sealed class WorkRun(
    IDbContextFactory<PodcastsDbContext> databases,
    WorkClaims claims,
    WorkFence fence,
    WorkBell bell,
    IEnumerable<WorkStage> stages,
    WorkTrouble trouble,
    JobTelemetry telemetry,
    TimeProvider time,
    ILogger<WorkRun> logger)
{
    /// <summary>How often an execution looks whether its item is still its own.</summary>
    internal static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Episode, string Name), bool> _running = [];

    /// <summary>Does an item, unless this process is at it: the engine may have lost what it had begun, and then begins it once more.</summary>
    public async Task RunAsync(string episode, string name, CancellationToken cancellationToken)
    {
        if (!_running.TryAdd((episode, name), true))
        {
            JobLog.AlreadyRunning(logger, name, episode);
            return;
        }

        WorkItemRecord? item = null;
        try
        {
            item = await claims.TakeAsync(episode, name, cancellationToken);
            if (item is not null)
            {
                await WorkAsync(item, cancellationToken);
            }
        }
        finally
        {
            _running.TryRemove((episode, name), out _);
            if (item is not null)
            {
                bell.Ring();
            }
        }
    }

    private async Task WorkAsync(WorkItemRecord item, CancellationToken cancellationToken)
    {
        var (episode, name) = (item.EpisodeId, item.Name);
        using var scope = Correlation.Begin(item.CorrelationId, logger);
        using var span = telemetry.TakeUp(name, episode, item.CorrelationId, item.Attempt, time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(item.Requested));
        var started = time.GetTimestamp();
        JobLog.TakenUp(logger, name, episode, item.Attempt, item.PositionSeconds);
        var claim = new WorkClaim(episode, name, item.Epoch);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = WatchAsync(claim, stop);
        try
        {
            await stages.Single(stage => stage.Does(name)).WorkAsync(claim, stop.Token);
            JobLog.Finished(logger, name, episode);
        }
        catch (FencedOutException)
        {
            JobLog.FencedOut(logger, name, episode);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            JobLog.Interrupted(logger, name, episode);
            throw;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            JobLog.FencedOut(logger, name, episode);
        }
        catch (QueueStoppedException)
        {
            await EndAsync(claim, (_, row) => WorkTrouble.PutBack(row), cancellationToken);
        }
        catch (Exception failure)
        {
            await EndAsync(claim, (work, row) => trouble.Decide(work, row, failure), cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await watching;
            await MeasureAsync(item, time.GetElapsedTime(started), cancellationToken);
        }
    }

    // Whoever cancels, on whichever node, raises the epoch; that is seen here even where nothing is saved for long.
    private async Task WatchAsync(WorkClaim claim, CancellationTokenSource stop)
    {
        try
        {
            while (await IsMineAsync(claim, stop.Token))
            {
                await Task.Delay(BetweenLooks, time, stop.Token);
            }

            await stop.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The work came to its end first.
        }
    }

    private async Task<bool> IsMineAsync(WorkClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            await using var database = await databases.CreateDbContextAsync(cancellationToken);
            return await database.WorkItems.AnyAsync(item => item.EpisodeId == claim.Episode && item.Name == claim.Name && item.Epoch == claim.Epoch, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The database does not answer; the next write will tell.
            return true;
        }
    }

    private async Task MeasureAsync(WorkItemRecord taken, TimeSpan elapsed, CancellationToken cancellationToken)
    {
        try
        {
            await using var database = await databases.CreateDbContextAsync(cancellationToken);
            var now = await database.WorkItems.AsNoTracking().SingleOrDefaultAsync(item => item.EpisodeId == taken.EpisodeId && item.Name == taken.Name, cancellationToken);
            if (now is { IsOpen: false })
            {
                telemetry.End(taken.Name, now.State, now.ProcessedSeconds - taken.ProcessedSeconds, elapsed);
            }
            else if (now?.Retries > taken.Retries)
            {
                telemetry.Retry(taken.Name);
            }
        }
        catch (Exception failure)
        {
            JobLog.NotMeasured(logger, taken.Name, taken.EpisodeId, failure);
        }
    }

    private async Task EndAsync(WorkClaim claim, Action<EpisodeWork, WorkItemRecord> change, CancellationToken cancellationToken)
    {
        try
        {
            await fence.WriteAsync(claim, change, cancellationToken);
        }
        catch (FencedOutException)
        {
            JobLog.FencedOut(logger, claim.Name, claim.Episode);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            JobLog.NotTold(logger, claim.Name, claim.Episode, failure);
            throw;
        }
    }
}
