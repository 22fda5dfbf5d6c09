using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Health.Storage;

/// <summary>Every row keeps its rules; those that do not are set aside and, where that is possible, made anew from where they came from.</summary>
internal sealed class RowsCheck(IDbContextFactory<PodcastsDbContext> databases, SetAside setAside, RowHealing healing) : IStorageCheck
{
    public string Name => "rows";

    public async IAsyncEnumerable<StorageLook> LookAsync(bool thorough, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var table in RowTable.Of(database))
        {
            await foreach (var row in table.ReadAsync(database, cancellationToken))
            {
                yield return Refusal(row) is { } refusal
                    ? new(row.SetAsideReason is null ? StorageGroup.Rows : StorageGroup.SetAside, await DescribeAsync(table, row, refusal, cancellationToken))
                    : new(StorageGroup.Rows);
            }
        }
    }

    public async Task<string?> RepairAsync(string subject, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var place = subject.Split('/', 2);
        if (RowTable.Of(database).FirstOrDefault(table => table.Name == place[0]) is not { } table
            || await table.FindAsync(database, place[^1], cancellationToken) is not { } row
            || Refusal(row) is not { } refusal)
        {
            return null;
        }

        var healer = await healing.OfAsync(row, cancellationToken);
        if (row.SetAsideReason is null)
        {
            await setAside.PutRowAsideAsync(row, refusal, cancellationToken);
        }

        return healer is null ? "The row is set aside." : await healer.Work(cancellationToken);
    }

    private static string? Refusal(StoredRow row) => row.SetAsideReason ?? RowRules.Refusal(row);

    private async Task<StorageFinding> DescribeAsync(RowTable table, StoredRow row, string refusal, CancellationToken cancellationToken)
    {
        var isSetAside = row.SetAsideReason is not null;
        var key = table.KeyOf(row);
        var healer = await healing.OfAsync(row, cancellationToken);
        var repair = healer?.Repair ?? (isSetAside ? null : new StorageRepair(StorageAction.SetAside, "The row is set aside: kept, logged, and out of use."));
        return new(
            $"{Name}:{table.Name}/{key}",
            isSetAside ? StorageGroup.SetAside : StorageGroup.Rows,
            RowHealing.NameOf(row),
            $"{(isSetAside ? "It was set aside" : "It cannot be used")}: {refusal} (Table {table.Name}, key {key}.)",
            repair,
            isSetAside);
    }
}
