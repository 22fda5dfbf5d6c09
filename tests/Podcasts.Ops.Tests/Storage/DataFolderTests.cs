using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Tests.Storage;

public sealed class DataFolderTests : IDisposable
{
    private static readonly (string, string) Sqlite = ("Storage:Database", "sqlite");
    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-data-").FullName;

    [Fact]
    public async Task A_second_instance_on_the_same_folder_is_refused()
    {
        await using var first = await OpsHost.StartAsync(_folder);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => OpsHost.StartAsync(_folder));

        Assert.Contains($"already running on the data folder {_folder}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_is_free_again_after_a_stop()
    {
        await (await OpsHost.StartAsync(_folder)).DisposeAsync();

        await using var second = await OpsHost.StartAsync(_folder);

        Assert.Equal(_folder, second.Data.Root);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_that_is_made_is_for_its_owner_only_and_one_that_is_there_stays_as_it_is()
    {
        var made = Path.Combine(_folder, "made");
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);

        DataFolder.Open(made).Dispose();
        DataFolder.Open(_folder).Dispose();

        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(made));
        Assert.Equal((UnixFileMode)0b111_101_101, File.GetUnixFileMode(_folder));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_with_a_way_out()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        var refusal = Assert.Throws<StartRefusedException>(() => DataFolder.Open(Path.Combine(file, "data")));

        Assert.Contains("set PODCASTS_DATA to another folder", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_and_left_alone()
    {
        await (await OpsHost.StartAsync(_folder, Sqlite)).DisposeAsync();
        await ExecuteAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Holograms', '99.0')");

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => OpsHost.StartAsync(_folder, Sqlite));

        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("29990101000000_Holograms", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        const string Text = "Dear diary, this is not a database, whatever my name says.";
        await File.WriteAllTextAsync(Path.Combine(_folder, "podcasts.db"), Text);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => OpsHost.StartAsync(_folder, Sqlite));

        Assert.Contains("podcasts.db cannot be used", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Text, await File.ReadAllTextAsync(Path.Combine(_folder, "podcasts.db")));
    }

    [Fact]
    public async Task A_migration_that_cannot_be_applied_is_refused_with_a_sentence()
    {
        await ExecuteAsync("CREATE TABLE Podcasts (Something TEXT)");

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => OpsHost.StartAsync(_folder, Sqlite));

        Assert.Contains("podcasts.db cannot be used", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("already exists", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "podcasts.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
