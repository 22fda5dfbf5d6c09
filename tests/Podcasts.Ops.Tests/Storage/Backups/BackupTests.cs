using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Podcasts.Ops.Credentials;
using Podcasts.Ops.Health;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Storage.Backups;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Tests.Storage.Backups;

/// <summary>A data folder is copied while the app works on it, and comes back whole or not at all.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    private static readonly (string, string) Sqlite = ("Storage:Database", "sqlite");

    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-backup-").FullName;
    private Publisher _publisher = null!;
    private OpsHost _host = null!;
    private string _episode = null!;

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.ServeFeed("one", "two");
        _publisher.ServeFile("/two.mp3", await Sound.FileAsync(100), "audio/mpeg");
        _host = await OpsHost.StartAsync(null, Sqlite);
        _episode = await _host.AddAsync(_publisher);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("copy")]
    [InlineData("copy.zip")]
    public async Task A_backup_that_is_taken_in_the_middle_of_a_transcription_goes_on_in_another_folder_and_finishes(string name)
    {
        using var reached = new ManualResetEventSlim();
        _host.Engines.Before = (window, token) =>
        {
            if (window.Start > TimeSpan.FromSeconds(20))
            {
                reached.Set();
                token.WaitHandle.WaitOne();
            }
        };
        await _host.Get<TranscribeOrchestrator>().StartAsync(_episode, new(), default);
        await Eventually.IsSoAsync(() => reached.IsSet);
        await _host.Get<CredentialsOrchestrator>().SaveAsync("hugging-face", "hf_0123456789abcdef", null, default);
        var processed = (await _host.Get<TranscribeOrchestrator>().StatusAsync(_episode, default)).ProcessedSeconds;

        var backup = await BackupAsync(name);
        await RestoreAsync(name, In("new"));

        await using var restored = await OpsHost.StartAsync(In("new"), Sqlite);
        var done = await Eventually.BecomesAsync(() => restored.Get<TranscribeOrchestrator>().StatusAsync(_episode, default), status => JobState.IsTerminal(status.State));
        Assert.Equal((JobState.Done, null), (done.State, done.Error));
        Assert.True(processed > 0);
        Assert.All(restored.Engines.Heard, window => Assert.True(window.Start.TotalSeconds >= processed - 0.1));
        Assert.NotEmpty((await restored.Get<TranscriptsOrchestrator>().GetAsync(_episode, default)).Segments);
        Assert.Equal("cdef", (await restored.Get<CredentialsOrchestrator>().ListAsync(default)).Single(credential => credential.Set is not null).LastFour);
        Assert.True((await restored.Get<HealthOrchestrator>().StorageAsync(thorough: true, default)).Sound);
        Assert.Empty(backup.Missing);
    }

    [Fact]
    public async Task What_a_restore_replaces_is_set_aside_and_not_deleted()
    {
        await BackupAsync("copy");
        var folder = In("new");
        await using (await OpsHost.StartAsync(folder, Sqlite))
        {
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "audio", "mine.txt"), "mine");

        var restore = await RestoreAsync("copy", folder);

        Assert.True(restore.IsInPlace);
        Assert.True(File.Exists(Path.Combine(restore.Replaced!, "podcasts.db")));
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(folder, "audio", "mine.txt")));
        await using var restored = await StartAnewAsync(folder);
        Assert.Single(await restored.Get<Ops.Podcasts.PodcastsOrchestrator>().ListAsync(default));
    }

    [Fact]
    public async Task While_the_app_runs_the_restored_copy_waits_for_its_next_start()
    {
        await BackupAsync("copy.zip");
        var folder = In("new");
        await using (var running = await OpsHost.StartAsync(folder, Sqlite))
        {
            var restore = await RestoreAsync("copy.zip", folder);

            Assert.False(restore.IsInPlace);
            Assert.Empty(await running.Get<Ops.Podcasts.PodcastsOrchestrator>().ListAsync(default));
        }

        await using var next = await StartAnewAsync(folder);

        Assert.Single(await next.Get<Ops.Podcasts.PodcastsOrchestrator>().ListAsync(default));
        Assert.Contains(next.Logs.Lines, line => line.Text.Contains("restored backup took the place", StringComparison.Ordinal));
        Assert.Empty(Directory.GetDirectories(folder, "restore-*"));
    }

    [Fact]
    public async Task A_start_that_is_killed_while_it_swaps_goes_on_with_the_next()
    {
        await BackupAsync("copy");
        var folder = In("new");
        await using (await OpsHost.StartAsync(folder, Sqlite))
        {
            await RestoreAsync("copy", folder);
        }

        // As far as a killed one may have come: the old database is out of the way, the new one not yet there.
        var stamp = Path.GetFileName(Assert.Single(Directory.GetDirectories(folder, "restore-*")))["restore-".Length..];
        var aside = Directory.CreateDirectory(Path.Combine(folder, "set-aside", "replaced-" + stamp)).FullName;
        File.Move(Path.Combine(folder, "podcasts.db"), Path.Combine(aside, "podcasts.db"));

        await using var next = await StartAnewAsync(folder);

        Assert.Single(await next.Get<Ops.Podcasts.PodcastsOrchestrator>().ListAsync(default));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("gone")]
    [InlineData("turned")]
    public async Task A_backup_that_is_not_whole_is_refused_and_nothing_is_changed(string damage)
    {
        await BackupAsync("copy");
        var file = Path.Combine(In("copy"), "models", "ggml-tiny.en.bin");
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[1000] ^= 1;
        File.Delete(file);
        if (damage != "gone")
        {
            await File.WriteAllBytesAsync(file, damage == "cut" ? bytes[..500] : bytes);
        }

        var refusal = await Assert.ThrowsAsync<UnprocessableException>(() => RestoreAsync("copy", In("new")));

        Assert.Contains("is not whole: models/ggml-tiny.en.bin", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(In("new")));
    }

    [Fact]
    public async Task A_zip_that_was_cut_is_refused_with_a_sentence()
    {
        await BackupAsync("copy.zip");
        await using (var stream = File.OpenWrite(In("copy.zip")))
        {
            stream.SetLength(stream.Length / 2);
        }

        var refusal = await Assert.ThrowsAnyAsync<PodcastsException>(() => RestoreAsync("copy.zip", In("new")));

        Assert.Contains("could not be restored", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Format\": 1", "\"Format\": 2", "is no whole backup")]
    [InlineData("audio/", "../audio/", "outside the data folder")]
    [InlineData("\"lastMigration\": \"2", "\"lastMigration\": \"29990101_Holograms2", "made by a newer version")]
    public async Task A_manifest_that_this_version_cannot_keep_is_refused(string text, string instead, string said)
    {
        await _host.Get<TranscribeOrchestrator>().StartAsync(_episode, new(), default);
        await Eventually.BecomesAsync(() => _host.Get<TranscribeOrchestrator>().StatusAsync(_episode, default), status => status.State == JobState.Done);
        await BackupAsync("copy");
        var manifest = Path.Combine(In("copy"), "manifest.json");
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest)).Replace(text, instead, StringComparison.OrdinalIgnoreCase));

        var refusal = await Assert.ThrowsAsync<UnprocessableException>(() => RestoreAsync("copy", In("new")));

        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_overwrites_nothing_and_leaves_nothing_unfinished()
    {
        await BackupAsync("copy.zip");

        var refusal = await Assert.ThrowsAsync<ConflictException>(() => BackupAsync("copy.zip"));

        Assert.Contains("is there already", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["copy.zip"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));
        await Assert.ThrowsAsync<UnprocessableException>(() => new Backup(_host.Data, null, TimeProvider.System).MakeAsync(Path.Combine(_host.Folder, "copy"), new(), default));
        await Assert.ThrowsAsync<UnprocessableException>(() => new Backup(DataFolder.Look(In("nowhere")), null, TimeProvider.System).MakeAsync(In("copy"), new(), default));
    }

    [Fact]
    public async Task Only_the_owner_can_read_a_backup_since_secrets_are_in_it()
    {
        await BackupAsync("copy");
        await BackupAsync("copy.zip");

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(In("copy")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(In("copy.zip")));
        }
    }

    [Fact]
    public async Task What_can_be_downloaded_again_may_be_left_out()
    {
        await new Backup(_host.Data, null, TimeProvider.System).MakeAsync(In("copy.zip"), new(Audio: false, Models: false), default);

        using var zip = ZipFile.OpenRead(In("copy.zip"));

        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.StartsWith("models/", StringComparison.Ordinal) || entry.FullName.StartsWith("audio/", StringComparison.Ordinal));
        Assert.Contains(zip.Entries, entry => entry.FullName == "podcasts.db");
    }

    private string In(string name) => Path.Combine(_folder, name);

    private Task<BackupResult> BackupAsync(string name) => new Backup(DataFolder.Look(_host.Folder), null, TimeProvider.System).MakeAsync(In(name), new(), default);

    private Task<RestoreResult> RestoreAsync(string name, string folder) => new Restore(folder, null, TimeProvider.System).RunAsync(In(name), default);

    // As another process would, which has no connections in a pool.
    private static Task<OpsHost> StartAnewAsync(string folder)
    {
        SqliteConnection.ClearAllPools();
        return OpsHost.StartAsync(folder, Sqlite);
    }
}
