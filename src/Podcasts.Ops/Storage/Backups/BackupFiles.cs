using Microsoft.Data.Sqlite;
using Podcasts.Ops.Storage.Postgres;

namespace Podcasts.Ops.Storage.Backups;

/// <summary>What the rows of a database say about files.</summary>
/// <param name="Audio">Names of recordings.</param>
/// <param name="LastMigration">The last change of the tables that it has seen.</param>
internal sealed record NamedFiles(IReadOnlyList<string> Audio, string LastMigration)
{
    private const string AudioNames = "SELECT DISTINCT \"AudioFile\" FROM \"Episodes\" WHERE \"AudioFile\" IS NOT NULL ORDER BY 1";
    private const string Migration = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1 DESC LIMIT 1";

    public static async Task<NamedFiles> ReadAsync(PostgresCopy postgres, CancellationToken cancellationToken) => new(
        await postgres.TextsAsync(AudioNames, cancellationToken),
        (await postgres.TextsAsync(Migration, cancellationToken)).Single());

    public static async Task<NamedFiles> ReadAsync(string database, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return new(
            await TextsAsync(connection, AudioNames, cancellationToken),
            (await TextsAsync(connection, Migration, cancellationToken)).Single());
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only the constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var texts = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}

/// <summary>The files of a data folder that a backup holds beside the database. Logs, what was set aside, Quartz's file and beginnings of downloads are not among them.</summary>
internal static class BackupFiles
{
    // Sound decoded for work that is under way; it is decoded again where it is missing.
    private const string Decoded = ".16k.wav";

    /// <returns>Places in the data folder, with slashes.</returns>
    public static IEnumerable<string> Of(DataFolder data, NamedFiles named, BackupParts parts) =>
        (parts.Audio ? named.Audio.Concat(BesideAudio(data, named)).Distinct() : [])
            .Select(name => $"audio/{name}")
            .Concat(Below(data, data.Images))
            .Concat(parts.Models ? Below(data, data.Models) : [])
            .Concat(Below(data, data.Keys))
            .Concat(File.Exists(data.Credentials) ? [Path.GetFileName(data.Credentials)] : []);

    // Such as the peaks of a recording.
    private static IEnumerable<string> BesideAudio(DataFolder data, NamedFiles named)
    {
        var stems = named.Audio.Select(name => name.Split('.')[0]).ToHashSet();
        return new DirectoryInfo(data.Audio).EnumerateFiles().Select(file => file.Name)
            .Where(name => stems.Contains(name.Split('.')[0]) && !name.EndsWith(Decoded, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Below(DataFolder data, string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(data.Root, file).Replace('\\', '/'))
            .Where(name => !name.Contains("/.part/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
        : [];
}
