using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Storage.Backups;
using Podcasts.Ops.Storage.Postgres;

namespace Podcasts.Ops.Tests.Storage.Backups;

/// <summary>The same with the rows in PostgreSQL, by its own tools.</summary>
public sealed class PostgresBackupTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-pgbackup-").FullName;
    private Publisher _publisher = null!;

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.ServeFeed("one", "two");
    }

    public async Task DisposeAsync()
    {
        await _publisher.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Rows_of_a_running_app_are_copied_and_come_back_where_nobody_works_with_them()
    {
        var (from, into) = (await TestPostgres.EmptyDatabaseAsync(), await TestPostgres.EmptyDatabaseAsync());
        await using (var host = await StartAsync("from", from))
        {
            await host.AddAsync(_publisher);
            await new Backup(DataFolder.Look(In("from")), Copy(from), TimeProvider.System).MakeAsync(In("copy.zip"), new(), default);
            var refusal = await Assert.ThrowsAsync<ConflictException>(() => RestoreAsync("from", from));
            Assert.Contains("Stop all nodes", refusal.Message, StringComparison.Ordinal);
        }

        await (await StartAsync("into", into)).DisposeAsync();
        var restore = await RestoreAsync("into", into);

        await using var restored = await StartAsync("into", into);
        Assert.Equal("Tests on the air", Assert.Single(await restored.Get<PodcastsOrchestrator>().ListAsync(default)).Title);
        Assert.True(restore.IsInPlace);
        Assert.True(File.Exists(Path.Combine(restore.Replaced!, "podcasts.dump")));
    }

    [Fact]
    public async Task A_backup_of_the_other_kind_of_database_is_refused_with_a_way_out()
    {
        await using (var host = await OpsHost.StartAsync(In("from"), ("Storage:Database", "sqlite")))
        {
            await new Backup(host.Data, null, TimeProvider.System).MakeAsync(In("copy.zip"), new(), default);
        }

        var refusal = await Assert.ThrowsAsync<UnprocessableException>(async () => await RestoreAsync("into", await TestPostgres.EmptyDatabaseAsync()));

        Assert.Contains("Set Storage:Database to sqlite to restore it.", refusal.Message, StringComparison.Ordinal);
    }

    private string In(string name) => Path.Combine(_folder, name);

    private static PostgresCopy Copy(string address) => PostgresCopy.Of(new StorageOptions { Database = "postgres", ConnectionString = address })!;

    private Task<OpsHost> StartAsync(string folder, string address) =>
        OpsHost.StartAsync(In(folder), ("Storage:Database", "postgres"), ("Storage:ConnectionString", address + ";Pooling=false"));

    private Task<RestoreResult> RestoreAsync(string folder, string address) => new Restore(In(folder), Copy(address), TimeProvider.System).RunAsync(In("copy.zip"), default);
}
