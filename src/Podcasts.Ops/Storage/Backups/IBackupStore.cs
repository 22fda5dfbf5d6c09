using System.IO.Compression;

namespace Podcasts.Ops.Storage.Backups;

/// <summary>Where a backup lies: a folder or a zip file.</summary>
internal interface IBackupStore : IDisposable
{
    /// <summary>A new file of that name, slashes in it.</summary>
    Stream Create(string name);

    /// <summary>The file of that name, or null.</summary>
    Stream? Open(string name);
}

/// <summary>A folder that only its owner can look into, since secrets are among the files.</summary>
internal sealed class BackupFolder : IBackupStore
{
    private readonly string _root;

    private BackupFolder(string root) => _root = root;

    public static BackupFolder New(string root)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(root);
        }
        else
        {
            Directory.CreateDirectory(root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new(root);
    }

    public static BackupFolder At(string root) => new(root);

    public Stream Create(string name)
    {
        var path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return SecretFile.Create(path, isSecret: name.StartsWith("keys/", StringComparison.Ordinal) || name == "credentials.json");
    }

    public Stream? Open(string name) => Path.Combine(_root, name) is var path && File.Exists(path) ? File.OpenRead(path) : null;

    public void Dispose()
    {
    }
}

/// <summary>A zip file. Nothing is squeezed but text: sound and weights do not get smaller.</summary>
internal sealed class BackupZip : IBackupStore
{
    private readonly ZipArchive _zip;

    private BackupZip(Stream stream, ZipArchiveMode mode) => _zip = new(stream, mode);

    public static BackupZip New(string path) => new(SecretFile.Create(path, isSecret: true), ZipArchiveMode.Create);

    public static BackupZip At(string path) => new(File.OpenRead(path), ZipArchiveMode.Read);

    public Stream Create(string name) =>
        _zip.CreateEntry(name, name.StartsWith("audio/", StringComparison.Ordinal) || name.StartsWith("models/", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();

    public Stream? Open(string name) => _zip.GetEntry(name)?.Open();

    public void Dispose() => _zip.Dispose();
}

/// <summary>Makes files that, where they are secret, nobody but their owner can read.</summary>
internal static class SecretFile
{
    public static FileStream Create(string path, bool isSecret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (isSecret && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
