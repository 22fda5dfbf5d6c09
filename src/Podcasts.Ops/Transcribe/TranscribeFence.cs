using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcribe;

/// <summary>One execution's right to write, until another execution, a new start or a cancel raises the epoch.</summary>
public sealed record TranscribeClaim(string Episode, long Epoch);

/// <summary>The job was cancelled, started anew or taken over; whoever sees this stops without another word.</summary>
internal sealed class FencedOutException() : Exception("Another execution owns this job now.");

/// <summary>Every write of a running job goes through here, in one transaction that first makes sure that the claim still holds.</summary>
public sealed class TranscribeFence(IDbContextFactory<PodcastsDbContext> databases)
{
    /// <summary>Changes the row of a job, and whatever belongs to it.</summary>
    /// <exception cref="FencedOutException">The claim does not hold any more; nothing was written.</exception>
    public async Task WriteAsync(TranscribeClaim claim, Func<PodcastsDbContext, TranscribeRecord, CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var row = await database.Transcribes.SingleOrDefaultAsync(t => t.EpisodeId == claim.Episode && t.Epoch == claim.Epoch, cancellationToken)
            ?? throw new FencedOutException();
        await change(database, row, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Changes the row of a job.</summary>
    public Task WriteAsync(TranscribeClaim claim, Action<TranscribeRecord> change, CancellationToken cancellationToken) =>
        WriteAsync(
            claim,
            (_, row, _) =>
            {
                change(row);
                return Task.CompletedTask;
            },
            cancellationToken);
}
