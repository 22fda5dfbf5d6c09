using Microsoft.Extensions.Options;
using Npgsql;
using Podcasts.Ops.Podcasts;

namespace Podcasts.Ops.Tests.Storage.Postgres;

/// <summary>Starting on PostgreSQL, and what a person is told where that cannot be.</summary>
public sealed class PostgresStartTests
{
    private const string Secret = "hush-hush";

    [Fact]
    public async Task Nodes_that_start_at_once_bring_an_empty_database_up_to_date_once()
    {
        var address = await TestPostgres.EmptyDatabaseAsync();

        var hosts = await Task.WhenAll(Enumerable.Range(0, 3).Select(node => StartAsync(address, node)));

        foreach (var host in hosts)
        {
            Assert.Empty(await host.Get<PodcastsOrchestrator>().ListAsync(default));
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_refused_with_a_sentence()
    {
        var refusal = await RefusalAsync(new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = 1, Username = "u", Password = Secret, Database = "d" });

        Assert.Contains("The database cannot be reached at present", refusal, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:1", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_refused_with_a_sentence()
    {
        var refusal = await RefusalAsync(new NpgsqlConnectionStringBuilder { Host = "nowhere.invalid", Username = "u", Password = Secret, Database = "d" });

        Assert.Contains("Storage:ConnectionString", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_not_repeated()
    {
        var refusal = await RefusalAsync(new NpgsqlConnectionStringBuilder(await TestPostgres.EmptyDatabaseAsync()) { Password = Secret });

        Assert.Contains("PostgreSQL refuses the login", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        var address = await TestPostgres.DatabaseAsync(nameof(A_database_of_a_newer_version_is_refused));
        await TestPostgres.ExecuteAsync(address, """INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Holograms', '99.0')""");

        Assert.Contains("newer version", await RefusalAsync(new NpgsqlConnectionStringBuilder(address)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Host=db;Password=hush-hush;Wibble=1")]
    [InlineData("Host=db;Port=hush-hush")]
    [InlineData("Database=podcasts;Password=hush-hush")]
    public async Task A_connection_string_that_cannot_be_read_is_refused_and_not_repeated(string text)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(text));

        Assert.Contains("Storage:ConnectionString", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(NpgsqlConnectionStringBuilder address)
    {
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => StartAsync(address.ConnectionString));
        Assert.DoesNotContain(Secret, refusal.ToString(), StringComparison.Ordinal);
        return refusal.Message;
    }

    private static Task<OpsHost> StartAsync(string address, int node = 0) =>
        OpsHost.StartAsync(null, ("Storage:Database", "postgres"), ("Storage:ConnectionString", address), ("Node:Id", $"node-{node}"));
}
