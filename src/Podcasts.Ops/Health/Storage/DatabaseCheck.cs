using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Health.Storage;

/// <summary>The file of the database is whole, and no row belongs to one that is not there. PostgreSQL sees to both by itself.</summary>
internal sealed class DatabaseCheck(IDbContextFactory<PodcastsDbContext> databases, SetAside setAside) : IStorageCheck
{
    private const string Orphan = "Its owner is not there.";

    public string Name => "database";

    public async IAsyncEnumerable<StorageLook> LookAsync(bool thorough, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (!database.Database.IsSqlite())
        {
            yield break;
        }

        var verdict = (await QueryAsync(database, thorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)", cancellationToken)).First()[0];
        yield return new(StorageGroup.Database, verdict == "ok" || IsOfSearch(verdict) ? null : new(
            $"{Name}:file", StorageGroup.Database, "The database", $"Its file is damaged ({verdict}). Stop the app and restore a backup; the damaged one is kept.", null));
        foreach (var orphan in await QueryAsync(database, "PRAGMA foreign_key_check", cancellationToken))
        {
            if (await FindAsync(database, orphan[0], Number(orphan[1]), cancellationToken) is { SetAsideReason: null } row)
            {
                yield return new(StorageGroup.Database, new(
                    $"{Name}:{orphan[0]}/{orphan[1]}", StorageGroup.Database, RowHealing.NameOf(row), $"{Orphan} (Row {orphan[1]} of table {orphan[0]} names one of {orphan[2]} that is gone.)",
                    new(StorageAction.SetAside, "The row is set aside: kept, logged, and out of use.")));
            }
        }
    }

    public async Task<string?> RepairAsync(string subject, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (!database.Database.IsSqlite() || subject.Split('/') is not [var table, var number])
        {
            throw new UnprocessableException("A damaged database is not repaired but restored: stop the app and run the command restore with your last backup.");
        }

        var isOrphan = (await QueryAsync(database, "PRAGMA foreign_key_check", cancellationToken)).Any(orphan => orphan[0] == table && orphan[1] == number);
        if (!isOrphan || await FindAsync(database, table, Number(number), cancellationToken) is not { SetAsideReason: null } row)
        {
            return null;
        }

        await setAside.PutRowAsideAsync(row, Orphan, cancellationToken);
        return "The row is set aside.";
    }

    // The search index can be made again, and has a check of its own.
    private static bool IsOfSearch(string verdict) => verdict.Contains("PassageIndex", StringComparison.Ordinal);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<StoredRow?> FindAsync(PodcastsDbContext database, string name, long number, CancellationToken cancellationToken) =>
        RowTable.Of(database).FirstOrDefault(table => table.Name == name) is { } table ? await table.FindByNumberAsync(database, number, cancellationToken) : null;

    private static async Task<List<string[]>> QueryAsync(PodcastsDbContext database, string pragma, CancellationToken cancellationToken)
    {
        await database.Database.OpenConnectionAsync(cancellationToken);
        await using var command = database.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Only the constants above.
        command.CommandText = pragma;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<string[]>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(Texts(reader));
        }

        return rows;
    }

    private static string[] Texts(DbDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "")];
}
