using System.Data.Common;
using Npgsql;
using Podcasts.Ops.Tests;

namespace Podcasts.Bench.Chaos;

/// <summary>A throw-away PostgreSQL server, which several nodes share.</summary>
internal sealed class PostgresServer(PostgresProcess server) : ChaosDatabase
{
    public override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Storage__Database"] = "postgres",
        ["Storage__ConnectionString"] = server.ConnectionString,
    };

    public override async Task LoseEngineAsync(CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var drop = source.CreateCommand(
            """
            DO $$
            DECLARE t record;
            BEGIN
                FOR t IN SELECT schemaname, tablename FROM pg_tables WHERE tablename LIKE 'engine%' LOOP
                    EXECUTE format('DROP TABLE %I.%I CASCADE', t.schemaname, t.tablename);
                END LOOP;
            END $$
            """);
        await drop.ExecuteNonQueryAsync(cancellationToken);
    }

    public override ValueTask DisposeAsync() => server.DisposeAsync();

    protected override DbConnection Connect() => new NpgsqlConnection(server.ConnectionString + ";Pooling=false");

    protected override async Task TroubleAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        await server.StopAsync();
        try
        {
            await Task.Delay(length, cancellationToken);
        }
        finally
        {
            await server.StartAgainAsync();
        }
    }
}
