using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Jobs;

/// <summary>One execution's right to write, until another execution, a new start or a cancel raises the epoch.</summary>
public sealed record JobClaim(string Episode, long Epoch);

/// <summary>The job was cancelled, started anew or taken over; whoever sees this stops without another word.</summary>
internal sealed class FencedOutException() : Exception("Another execution owns this job now.");

/// <summary>Every write of a running job goes through here, in one transaction that first makes sure that the claim still holds.</summary>
public sealed class JobFence<T>(IDbContextFactory<PodcastsDbContext> databases)
    where T : JobRecord
{
    /// <summary>Changes the row of a job, and whatever belongs to it.</summary>
    /// <exception cref="FencedOutException">The claim does not hold any more; nothing was written.</exception>
    public async Task WriteAsync(JobClaim claim, Func<PodcastsDbContext, T, CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var row = await database.Set<T>().SingleOrDefaultAsync(job => job.EpisodeId == claim.Episode && job.Epoch == claim.Epoch, cancellationToken)
            ?? throw new FencedOutException();
        await change(database, row, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Changes the row of a job.</summary>
    public Task WriteAsync(JobClaim claim, Action<T> change, CancellationToken cancellationToken) =>
        WriteAsync(
            claim,
            (_, row, _) =>
            {
                change(row);
                return Task.CompletedTask;
            },
            cancellationToken);

    /// <summary>It will not work by itself any more.</summary>
    public Task FailAsync(JobClaim claim, string error, CancellationToken cancellationToken) =>
        WriteAsync(claim, row => (row.State, row.Error, row.SecondsLeft) = (JobState.Failed, error, null), cancellationToken);

    /// <summary>It waits for another attempt.</summary>
    public Task WaitAsync(JobClaim claim, string error, CancellationToken cancellationToken) =>
        WriteAsync(claim, row => (row.State, row.Stage, row.Error, row.SecondsLeft) = (JobState.Queued, JobStage.Waiting, error, null), cancellationToken);

    /// <summary>Cancels those of these jobs that wait or run. The epoch alone already stops a running execution at its next write.</summary>
    /// <returns>The jobs that were cancelled, which the line may still hold.</returns>
    public async Task<IReadOnlyList<T>> CancelAsync(IReadOnlyList<string> episodes, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await database.Set<T>()
            .Where(job => episodes.Contains(job.EpisodeId) && (job.State == JobState.Queued || job.State == JobState.Running))
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            (row.State, row.SecondsLeft, row.Error) = (JobState.Cancelled, null, null);
            row.Epoch++;
        }

        await database.SaveChangesAsync(cancellationToken);
        return rows;
    }
}
