using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Podcasts.Bench.Chaos;

/// <summary>The two files of an app that runs alone.</summary>
internal sealed class SqliteFiles(string folder) : ChaosDatabase
{
    private bool _drop;

    public override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    /// <summary>Now the file is gone, now it is there and empty.</summary>
    public override async Task LoseEngineAsync(CancellationToken cancellationToken)
    {
        _drop = !_drop;
        if (!_drop)
        {
            foreach (var file in Directory.GetFiles(folder, "engine.db*"))
            {
                File.Delete(file);
            }

            return;
        }

        await using var engine = Connect("engine.db");
        await engine.OpenAsync(cancellationToken);
        await using var tables = engine.CreateCommand();
        tables.CommandText = "PRAGMA foreign_keys = OFF; SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'QRTZ%'";
        var names = new List<string>();
        await using (var reader = await tables.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                names.Add(reader.GetString(0));
            }
        }

        await using var drop = engine.CreateCommand();
#pragma warning disable CA2100 // Names of Quartz's own tables.
        drop.CommandText = string.Concat(names.Select(name => $"DROP TABLE \"{name}\";"));
#pragma warning restore CA2100
        await drop.ExecuteNonQueryAsync(cancellationToken);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override DbConnection Connect() => Connect("podcasts.db");

    // Another program, such as a backup, holds the one right to write.
    protected override async Task TroubleAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        await using var connection = Connect("podcasts.db");
        await connection.OpenAsync(cancellationToken);
        await using var holding = connection.BeginTransaction(deferred: false);
        await Task.Delay(length, cancellationToken);
        await holding.RollbackAsync(cancellationToken);
    }

    private SqliteConnection Connect(string file) =>
        new(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, file), Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ConnectionString);
}
