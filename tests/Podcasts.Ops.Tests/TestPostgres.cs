using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Storage.Postgres;

namespace Podcasts.Ops.Tests;

/// <summary>A real PostgreSQL with an empty database of its own for each data folder: the server of PODCASTS_TEST_POSTGRES, or else a throw-away one that ends with this process.</summary>
internal static class TestPostgres
{
    private static readonly Lazy<Task<PostgresProcess>> ThrowAway = new(PostgresProcess.StartAsync);
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private static readonly ConcurrentDictionary<string, Task<string>> Databases = new();
    private static int _made;

    /// <summary>Whether tests that would run on SQLite run on PostgreSQL this time.</summary>
    public static bool IsChosen => Environment.GetEnvironmentVariable("PODCASTS_TEST_DATABASE") == StorageOptions.Postgres;

    /// <summary>The settings of a host on PostgreSQL. Hosts that name the same thing share a database.</summary>
    public static async Task<Dictionary<string, string?>> SettingsAsync(string sharedBy) => Settings(await DatabaseAsync(sharedBy));

    /// <summary>The settings of a host on this database, which soon takes a silent node for dead.</summary>
    public static Dictionary<string, string?> Settings(string connectionString) => new()
    {
        ["Storage:Database"] = StorageOptions.Postgres,
        ["Storage:ConnectionString"] = connectionString,
        ["Node:CheckinInterval"] = "00:00:01",
        ["Node:CheckinThreshold"] = "00:00:02",
    };

    /// <summary>Where the database is that this name shares.</summary>
    public static Task<string> DatabaseAsync(string sharedBy) => Databases.GetOrAdd(sharedBy, async _ => await CreateAsync(await Template.Value));

    /// <summary>Where a new database without any table is.</summary>
    public static Task<string> EmptyDatabaseAsync() => CreateAsync("template0");

    /// <summary>Runs one statement, past all rules.</summary>
    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
#pragma warning disable CA2100 // Constants of tests.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Drops all tables of Quartz.</summary>
    public static Task DropQueueAsync(string connectionString) => ExecuteAsync(
        connectionString,
        """
        DO $$ DECLARE name text;
        BEGIN
            FOR name IN SELECT tablename FROM pg_tables WHERE tablename LIKE 'engine%' LOOP
                EXECUTE 'DROP TABLE ' || quote_ident(name) || ' CASCADE';
            END LOOP;
        END $$
        """);

    private static async Task<string> MakeTemplateAsync()
    {
        var address = await CreateAsync("template0");
        await using var database = new PostgresDbContext(new DbContextOptionsBuilder<PodcastsDbContext>().UseNpgsql(address + ";Pooling=false").Options);
        await database.Database.MigrateAsync();
        return new NpgsqlConnectionStringBuilder(address).Database!;
    }

    private static async Task<string> CreateAsync(string template)
    {
        var server = Environment.GetEnvironmentVariable("PODCASTS_TEST_POSTGRES") is { Length: > 0 } own ? own : (await ThrowAway.Value).ConnectionString;
        var name = string.Create(CultureInfo.InvariantCulture, $"podcasts_test_{Environment.ProcessId}_{Interlocked.Increment(ref _made)}");
        await ExecuteAsync(server, $"""DROP DATABASE IF EXISTS "{name}" WITH (FORCE)""");
        await ExecuteAsync(server, $"""CREATE DATABASE "{name}" TEMPLATE "{template}" """);
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }
}
