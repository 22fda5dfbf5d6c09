using System.Data.Common;

namespace Podcasts.Bench.Chaos;

/// <summary>The database behind the app: read past the app to prove what is in it, and troubled.</summary>
internal abstract class ChaosDatabase : IAsyncDisposable
{
    /// <summary>When it answered nobody, or let nobody write.</summary>
    public List<(DateTimeOffset From, DateTimeOffset Until)> Outages { get; } = [];

    /// <summary>What a node needs to find it.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Makes it useless for so long.</summary>
    public async Task HoldAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        var from = TimeProvider.System.GetUtcNow();
        try
        {
            await TroubleAsync(length, cancellationToken);
        }
        finally
        {
            Outages.Add((from, TimeProvider.System.GetUtcNow()));
        }
    }

    /// <summary>Throws away what Quartz knows, while no node runs.</summary>
    public abstract Task LoseEngineAsync(CancellationToken cancellationToken);

    /// <summary>All items.</summary>
    public Task<IReadOnlyList<StoredItem>> ItemsAsync(CancellationToken cancellationToken) => ReadAsync(
        """SELECT "EpisodeId", "Name", "State", "Percent", "Error" FROM "WorkItems" ORDER BY 1, 2""",
        row => new StoredItem(row.GetString(0), row.GetString(1), row.GetString(2), row.GetDouble(3), row.IsDBNull(4) ? null : row.GetString(4)),
        cancellationToken);

    /// <summary>What must not be there once all is done, each in a sentence.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(CancellationToken cancellationToken) =>
    [
        .. await ReadAsync(
            """SELECT "EpisodeId", COUNT(*) FROM "Transcripts" GROUP BY "EpisodeId" HAVING COUNT(*) <> 1""",
            row => $"Episode {row.GetString(0)} has {row.GetValue(1)} transcripts.",
            cancellationToken),
        .. await ReadAsync(
            """SELECT "TranscriptId", COUNT(*) FROM "Segments" WHERE "TranscriptId" NOT IN (SELECT "Id" FROM "Transcripts") GROUP BY "TranscriptId" """,
            row => $"{row.GetValue(1)} segments are left of transcript {row.GetString(0)}.",
            cancellationToken),
        .. await ReadAsync(
            """SELECT "TranscriptId", "StartSeconds", COUNT(*) FROM "Speech" GROUP BY "TranscriptId", "StartSeconds" HAVING COUNT(*) > 1""",
            row => $"Transcript {row.GetString(0)} has the speech at second {row.GetValue(1)} {row.GetValue(2)} times.",
            cancellationToken),
    ];

    public abstract ValueTask DisposeAsync();

    protected abstract DbConnection Connect();

    protected abstract Task TroubleAsync(TimeSpan length, CancellationToken cancellationToken);

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var connection = Connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only the constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}

/// <summary>How an item stands in the database.</summary>
internal sealed record StoredItem(string Episode, string Name, string State, double Percent, string? Error)
{
    public override string ToString() => $"{Name} of episode {Episode}: {State}, {Percent:F0} %{(Error is null ? "" : $" ({Error})")}";
}
