using System.Reflection;
using Microsoft.Data.Sqlite;
using Npgsql;
using Podcasts.Ops.Storage.Postgres;

namespace Podcasts.Ops.Storage.Backups;

/// <summary>
/// Copies a data folder while the app may run on it: first the database as it is at one moment, then the files that its rows name, which never change.
/// It is written under another name, read again and compared, and only then gets its own.
/// </summary>
/// <param name="data">The folder, which need not be locked.</param>
/// <param name="postgres">Where the rows are, or null where they are in the folder.</param>
/// <param name="time">Says when.</param>
public sealed class Backup(DataFolder data, PostgresCopy? postgres, TimeProvider time)
{
    private static readonly string Version =
        typeof(Backup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Makes a backup.</summary>
    /// <param name="target">A zip file where it ends so, else a folder; nothing may be there yet.</param>
    /// <param name="parts">What is left out.</param>
    /// <param name="cancellationToken">Stops; what was written is removed.</param>
    /// <exception cref="PodcastsException">It could not be made; nothing is left of it.</exception>
    public async Task<BackupResult> MakeAsync(string target, BackupParts parts, CancellationToken cancellationToken)
    {
        target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        EnsurePossible(target);
        var unfinished = target + ".unfinished";
        var snapshot = unfinished + ".db";
        Remove(unfinished, snapshot);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var named = await SnapshotAsync(snapshot, cancellationToken);
            var result = await WriteAsync(IsZip(target) ? BackupZip.New(unfinished) : BackupFolder.New(unfinished), snapshot, named, parts, cancellationToken);
            await VerifyAsync(unfinished, IsZip(target), result.Manifest, cancellationToken);
            Move(unfinished, target);
            return result;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SqliteException or NpgsqlException)
        {
            throw new UnavailableException($"The backup {target} could not be made ({failure.Message.TrimEnd('.')}). See that its place can be written and has room, and try again. The data folder is as it was.", failure);
        }
        finally
        {
            Remove(unfinished, snapshot);
        }
    }

    private static bool IsZip(string target) => target.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    private void EnsurePossible(string target)
    {
        if (postgres is null && !File.Exists(data.Database))
        {
            throw new UnprocessableException($"There is no database in {data.Root}. Set PODCASTS_DATA to the data folder that the app uses.");
        }

        if (Path.Exists(target))
        {
            throw new ConflictException($"{target} is there already, and a backup overwrites nothing. Choose another name, such as podcasts-{time.GetLocalNow():yyyy-MM-dd}.zip.");
        }

        if (target.StartsWith(data.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new UnprocessableException($"{target} lies in the data folder itself and would be lost with it. Choose a place on another disk.");
        }
    }

    // A reader's view of one moment: the app may go on writing meanwhile.
    private async Task<NamedFiles> SnapshotAsync(string snapshot, CancellationToken cancellationToken)
    {
        if (postgres is not null)
        {
            await postgres.DumpAsync(snapshot, cancellationToken);
            return await NamedFiles.ReadAsync(postgres, cancellationToken);
        }

        await using (var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = data.Database, Pooling = false, DefaultTimeout = 30 }.ConnectionString))
        {
            await source.OpenAsync(cancellationToken);
            await using var command = source.CreateCommand();
            command.CommandText = "VACUUM INTO $target";
            command.Parameters.AddWithValue("$target", snapshot);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return await NamedFiles.ReadAsync(snapshot, cancellationToken);
    }

    private async Task<BackupResult> WriteAsync(IBackupStore store, string snapshot, NamedFiles named, BackupParts parts, CancellationToken cancellationToken)
    {
        using (store)
        {
            var files = new List<BackupFile> { await CopyAsync(store, postgres is null ? Path.GetFileName(data.Database) : BackupManifest.Dump, snapshot, cancellationToken) };
            var missing = new List<string>();
            foreach (var name in BackupFiles.Of(data, named, parts))
            {
                try
                {
                    files.Add(await CopyAsync(store, name, Path.Combine(data.Root, name), cancellationToken));
                }
                catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
                {
                    missing.Add(name);
                }
            }

            var manifest = new BackupManifest(BackupManifest.ThisFormat, Version, time.GetUtcNow(), postgres is null ? BackupDatabase.Sqlite : BackupDatabase.Postgres, named.LastMigration, files);
            await using (var stream = store.Create(BackupManifest.File))
            {
                manifest.Write(stream);
            }

            return new(manifest, missing);
        }
    }

    private static async Task<BackupFile> CopyAsync(IBackupStore store, string name, string path, CancellationToken cancellationToken)
    {
        await using var from = File.OpenRead(path);
        await using var to = store.Create(name);
        return await CheckedCopy.RunAsync(name, from, to, cancellationToken);
    }

    private static async Task VerifyAsync(string path, bool isZip, BackupManifest expected, CancellationToken cancellationToken)
    {
        using IBackupStore store = isZip ? BackupZip.At(path) : BackupFolder.At(path);
        foreach (var file in expected.Files)
        {
            await using var stream = store.Open(file.Name);
            if (stream is null || await CheckedCopy.RunAsync(file.Name, stream, null, cancellationToken) != file)
            {
                throw new IOException($"{file.Name} was not read back as it was written; the disk may be failing");
            }
        }
    }

    private static void Move(string from, string to)
    {
        if (Directory.Exists(from))
        {
            Directory.Move(from, to);
        }
        else
        {
            File.Move(from, to);
        }
    }

    // Only what this command itself left unfinished.
    private static void Remove(string unfinished, string snapshot)
    {
        File.Delete(snapshot);
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }
        else
        {
            File.Delete(unfinished);
        }
    }
}

/// <summary>What a backup may leave out, since it can be downloaded again.</summary>
public sealed record BackupParts(bool Audio = true, bool Models = true);

/// <summary>A backup that was made.</summary>
/// <param name="Manifest">What it holds.</param>
/// <param name="Missing">Files that rows name and that were not there; the storage check downloads them again.</param>
public sealed record BackupResult(BackupManifest Manifest, IReadOnlyList<string> Missing);
