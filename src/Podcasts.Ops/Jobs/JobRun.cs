using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Jobs;

/// <summary>One execution of a job: claim the row, work, end. It may stop anywhere; the next one goes on.</summary>
public abstract class JobRun<TRecord, TJob>(
    IDbContextFactory<PodcastsDbContext> databases, JobFence<TRecord> fence, IOptions<TranscribeOptions> options, TimeProvider time, ILogger logger)
    where TRecord : JobRecord
    where TJob : IEpisodeJob
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(300);

    /// <summary>Where a working job writes.</summary>
    protected JobFence<TRecord> Fence { get; } = fence;

    protected TimeProvider Time { get; } = time;

    /// <summary>What to do after a job was given up.</summary>
    protected abstract string WayOut { get; }

    public async Task RunAsync(string episode, CancellationToken cancellationToken)
    {
        if (await ClaimAsync(episode, cancellationToken) is not var (claim, row))
        {
            return;
        }

        using var scope = Correlation.Begin(row.CorrelationId, logger);
        JobLog.TakenUp(logger, TJob.Name, episode, row.Attempt, row.ProcessedSeconds);
        try
        {
            await WorkAsync(claim, row, cancellationToken);
            JobLog.Finished(logger, TJob.Name, episode);
        }
        catch (FencedOutException)
        {
            JobLog.FencedOut(logger, TJob.Name, episode);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            JobLog.Interrupted(logger, TJob.Name, episode);
            throw;
        }
        catch (Exception failure) when (Faults.Explain(failure) is { } known)
        {
            await FailAsync(claim, known.Message, failure, cancellationToken);
        }
        catch (Exception failure) when (row.FruitlessAttempts >= options.Value.MaximumAttempts)
        {
            await FailAsync(claim, GivenUp(row.FruitlessAttempts, failure.Message), failure, cancellationToken);
        }
        catch (Exception failure)
        {
            await Fence.WaitAsync(claim, $"It did not work this time and will be tried again: {failure.Message}", cancellationToken);
            throw;
        }
    }

    /// <summary>Does what the row asks for; every write is fenced by the claim.</summary>
    protected abstract Task WorkAsync(JobClaim claim, TRecord row, CancellationToken cancellationToken);

    /// <summary>Works, and meanwhile reports now and then. The row is written here and not from the work's own thread, which only leaves word of how far it is.</summary>
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

    private async Task<(JobClaim Claim, TRecord Row)?> ClaimAsync(string episode, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var row = await database.Set<TRecord>().SingleOrDefaultAsync(job => job.EpisodeId == episode, cancellationToken);
        if (row is null || JobState.IsTerminal(row.State))
        {
            return null;
        }

        row.Epoch++;
        row.Attempt++;
        row.FruitlessAttempts++;
        row.State = JobState.Running;
        row.Error = null;
        row.SecondsLeft = null;
        var isPoison = row.FruitlessAttempts > options.Value.MaximumAttempts;
        if (isPoison)
        {
            row.State = JobState.Failed;
            row.Error = GivenUp(row.FruitlessAttempts - 1, "the app ended each time before anything was saved");
            JobLog.Poison(logger, TJob.Name, episode, row.FruitlessAttempts - 1);
        }

        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return isPoison ? null : (new JobClaim(episode, row.Epoch), row);
    }

    private async Task FailAsync(JobClaim claim, string message, Exception failure, CancellationToken cancellationToken)
    {
        JobLog.Failed(logger, TJob.Name, claim.Episode, message, failure);
        try
        {
            await Fence.FailAsync(claim, message, cancellationToken);
        }
        catch (FencedOutException)
        {
            JobLog.FencedOut(logger, TJob.Name, claim.Episode);
        }
    }

    private string GivenUp(int attempts, string why) => $"Given up after {attempts} attempts that got no further: {why.TrimEnd('.')}. {WayOut}";
}
