using Microsoft.EntityFrameworkCore;
using Npgsql;
using Podcasts.Ops.Storage.Postgres;

namespace Podcasts.Ops.Storage.Backups;

/// <summary>Brings a backup back: checked file by file into a folder beside what is there, then put in its place when nobody works with it.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="postgres">Where the rows are, or null where they are in the folder.</param>
/// <param name="time">Says when.</param>
public sealed class Restore(string folder, PostgresCopy? postgres, TimeProvider time)
{
    private readonly DataFolder _data = DataFolder.Look(folder);

    /// <summary>Restores a backup.</summary>
    /// <param name="source">The folder or zip file that a backup was made into.</param>
    /// <param name="cancellationToken">Stops; what was copied is removed.</param>
    /// <exception cref="PodcastsException">The backup is not whole, or of a newer version, or there is no room. What is there is as it was.</exception>
    public async Task<RestoreResult> RunAsync(string source, CancellationToken cancellationToken)
    {
        source = Path.GetFullPath(source);
        try
        {
            using var store = Open(source);
            BackupManifest manifest;
            await using (var stream = store.Open(BackupManifest.File))
            {
                manifest = BackupManifest.Read(stream, source);
            }

            EnsureFits(manifest, source);
            await (postgres?.EnsureAloneAsync(cancellationToken) ?? Task.CompletedTask);
            await StageAsync(store, manifest, source, cancellationToken);
            return SwapIn(manifest);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException or NpgsqlException)
        {
            throw new UnavailableException($"{source} could not be restored ({failure.Message.TrimEnd('.')}). See that it can be read, and that {_data.Root} can be written and has room. What is there is as it was.", failure);
        }
    }

    private static IBackupStore Open(string source) =>
        Directory.Exists(source) ? BackupFolder.At(source)
        : File.Exists(source) ? BackupZip.At(source)
        : throw new NotFoundException($"There is no backup {source}. Name the folder or the zip file that the command backup made.");

    private void EnsureFits(BackupManifest manifest, string source)
    {
        if ((postgres is null ? BackupDatabase.Sqlite : BackupDatabase.Postgres) is var here && manifest.Database != here)
        {
            throw new UnprocessableException($"{source} holds a database of {manifest.Database}, and this app is set to {here}. Set Storage:Database to {manifest.Database} to restore it. Nothing was changed.");
        }

        var options = new DbContextOptionsBuilder<PodcastsDbContext>();
        using var database = postgres is null ? new PodcastsDbContext(options.UseSqlite("Data Source=:memory:").Options) : new PostgresDbContext(options.UseNpgsql("Host=localhost").Options);
        if (!database.Database.GetMigrations().Contains(manifest.LastMigration))
        {
            throw new UnprocessableException($"{source} was made by a newer version of Podcasts, {manifest.Version} (its database has the change {manifest.LastMigration}). Restore it with that version. Nothing was changed.");
        }

        Directory.CreateDirectory(_data.Root);
        if (new DriveInfo(_data.Root).AvailableFreeSpace < manifest.Bytes)
        {
            throw new UnavailableException($"There is no room for the backup in {_data.Root}: it has {manifest.Bytes >> 20} MB. Free some space and try again. Nothing was changed.");
        }
    }

    private async Task StageAsync(IBackupStore store, BackupManifest manifest, string source, CancellationToken cancellationToken)
    {
        var staged = StagedRestore.New(_data.Root, time.GetUtcNow());
        try
        {
            using (var target = BackupFolder.New(staged.Unfinished))
            {
                foreach (var file in manifest.Files)
                {
                    await using var from = store.Open(file.Name);
                    await using var to = target.Create(file.Name);
                    if (from is null || await CheckedCopy.RunAsync(file.Name, from, to, cancellationToken) != file)
                    {
                        throw new UnprocessableException($"{source} is not whole: {file.Name} {(from is null ? "is missing" : "is not what was backed up")}. Choose another backup. Nothing was changed.");
                    }
                }
            }

            await RestoreRowsAsync(staged, cancellationToken);
            staged.Finish();
        }
        finally
        {
            staged.Abandon();
        }
    }

    // What is there now is kept in a copy first, like the files.
    private async Task RestoreRowsAsync(StagedRestore staged, CancellationToken cancellationToken)
    {
        if (postgres is not null)
        {
            var copy = Path.Combine(staged.Unfinished, BackupManifest.Dump);
            Directory.CreateDirectory(staged.Aside);
            await postgres.DumpAsync(Path.Combine(staged.Aside, BackupManifest.Dump), cancellationToken);
            await postgres.RestoreAsync(copy, cancellationToken);
            File.Delete(copy);
        }
    }

    private RestoreResult SwapIn(BackupManifest manifest)
    {
        try
        {
            using var data = DataFolder.Open(_data.Root);
            return new(manifest, IsInPlace: true, data.Replaced);
        }
        catch (StartRefusedException refusal) when (refusal.InnerException is IOException locked && Faults.IsLocked(locked))
        {
            return new(manifest, IsInPlace: false, null);
        }
    }
}

/// <summary>A backup that was restored.</summary>
/// <param name="Manifest">What it held.</param>
/// <param name="IsInPlace">False where the app runs: it takes its place at the next start.</param>
/// <param name="Replaced">Where that lies which was there before, or null where nothing was or nothing is replaced yet.</param>
public sealed record RestoreResult(BackupManifest Manifest, bool IsInPlace, string? Replaced);
