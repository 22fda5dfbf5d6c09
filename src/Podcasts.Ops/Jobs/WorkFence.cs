using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Jobs;

/// <summary>One execution's right to write, until another execution, a new start or a cancel raises the epoch.</summary>
public sealed record WorkClaim(string Episode, string Name, long Epoch);

/// <summary>The item was cancelled, started anew or taken over; whoever sees this stops without another word.</summary>
internal sealed class FencedOutException() : Exception("Another execution owns this work now.");

/// <summary>Every write of a running item goes through here, in one transaction that first makes sure that the claim still holds.</summary>
public sealed class WorkFence(IDbContextFactory<PodcastsDbContext> databases)
{
    /// <summary>Changes an item, and whatever belongs to it.</summary>
    /// <exception cref="FencedOutException">The claim does not hold any more; nothing was written.</exception>
    public async Task WriteAsync(WorkClaim claim, Func<EpisodeWork, WorkItemRecord, CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        // An update and not a query: it locks the row, so that nobody raises the epoch before this transaction ends.
        var mine = database.WorkItems.Where(item => item.EpisodeId == claim.Episode && item.Name == claim.Name && item.Epoch == claim.Epoch);
        if (await mine.ExecuteUpdateAsync(item => item.SetProperty(row => row.Epoch, claim.Epoch), cancellationToken) == 0)
        {
            throw new FencedOutException();
        }

        var work = await EpisodeWork.ReadAsync(database, claim.Episode, cancellationToken);
        await change(work, work.Find(claim.Name) ?? throw new FencedOutException(), cancellationToken);
        await work.SaveAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Changes an item.</summary>
    /// <exception cref="FencedOutException">The claim does not hold any more; nothing was written.</exception>
    public Task WriteAsync(WorkClaim claim, Action<EpisodeWork, WorkItemRecord> change, CancellationToken cancellationToken) =>
        WriteAsync(
            claim,
            (work, item, _) =>
            {
                change(work, item);
                return Task.CompletedTask;
            },
            cancellationToken);
}
