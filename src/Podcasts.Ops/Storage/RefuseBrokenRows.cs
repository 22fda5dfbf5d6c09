using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Podcasts.Ops.Storage;

/// <summary>Nothing is written that would be refused when read back.</summary>
internal sealed class RefuseBrokenRows : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbContext? database)
    {
        foreach (var entry in database!.ChangeTracker.Entries<StoredRow>())
        {
            // A row is set aside because it is broken: that one must be written as it was found.
            if (entry.State is EntityState.Added or EntityState.Modified && entry.Entity.SetAsideReason is null
                && RowRules.Refusal(entry.Entity) is { } refusal)
            {
                throw new UnprocessableException($"{entry.Metadata.ClrType.Name} was not saved: {refusal}");
            }
        }
    }
}
