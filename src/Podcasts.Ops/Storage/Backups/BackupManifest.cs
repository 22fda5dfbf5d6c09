using System.Text.Json;

namespace Podcasts.Ops.Storage.Backups;

/// <summary>What a backup holds, and by what it is known to be whole; <c>manifest.json</c> in it, written last.</summary>
/// <param name="Format">1.</param>
/// <param name="Version">Of the app that made it.</param>
/// <param name="Made">When.</param>
/// <param name="Database">One of <see cref="BackupDatabase"/>.</param>
/// <param name="LastMigration">The last change of the tables that the database has seen.</param>
/// <param name="Files">All but the manifest.</param>
public sealed record BackupManifest(int Format, string Version, DateTimeOffset Made, string Database, string LastMigration, IReadOnlyList<BackupFile> Files)
{
    /// <summary>The manifest's own name.</summary>
    public const string File = "manifest.json";

    /// <summary>What the rows of a PostgreSQL database are called in a backup.</summary>
    internal const string Dump = "podcasts.dump";

    /// <summary>The format that is written here, and the only one that is read.</summary>
    public const int ThisFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public long Bytes => Files.Sum(file => file.Bytes);

    /// <exception cref="UnprocessableException">It is none, or one of another format.</exception>
    internal static BackupManifest Read(Stream? stream, string source)
    {
        try
        {
            return stream is not null && JsonSerializer.Deserialize<BackupManifest>(stream, Json) is { Format: ThisFormat } manifest
                ? manifest
                : throw new JsonException(stream is null ? $"it has no {File}" : "it is of another format");
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new UnprocessableException($"{source} is no whole backup of this app ({failure.Message.TrimEnd('.')}). Choose another backup. Nothing was changed.", failure);
        }
    }

    internal void Write(Stream stream) => JsonSerializer.Serialize(stream, this, Json);
}

/// <summary>A file of a backup.</summary>
/// <param name="Name">Its place in the data folder, with slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Hexadecimal digits.</param>
public sealed record BackupFile(string Name, long Bytes, string Sha256)
{
    // A manifest from elsewhere must not write elsewhere.
    public string Name { get; } = Name.Split('/').All(part => part is not ("" or "." or "..") && part.IndexOfAny(['\\', ':', '\0']) < 0)
        ? Name
        : throw new ArgumentException($"it names a file {Name} outside the data folder");
}

/// <summary>The words for what kind of database a backup holds.</summary>
public static class BackupDatabase
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";
}
