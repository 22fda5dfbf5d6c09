using Microsoft.Extensions.Configuration;
using Podcasts.Ops.Storage.Backups;

namespace Podcasts.Ops.Storage;

/// <summary>The one folder that holds everything the app keeps (<c>PODCASTS_DATA</c>), locked while the app runs.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream? _lock;

    private DataFolder(string root, FileStream? heldLock)
    {
        Root = root;
        _lock = heldLock;
    }

    public string Root { get; }

    public string Database => Path.Combine(Root, "podcasts.db");

    /// <summary>Quartz's own database; it may be thrown away at any time (jobs.md 4, rule 5).</summary>
    public string Engine => EngineFile(Root);

    public string Audio => Path.Combine(Root, "audio");

    public string AudioParts => Path.Combine(Audio, ".part");

    public string Models => Path.Combine(Root, "models");

    public string ModelParts => Path.Combine(Models, ".part");

    /// <summary>Keys that encrypt what is secret; whoever has them and the rest of the folder can read it.</summary>
    public string Keys => Path.Combine(Root, "keys");

    public string Credentials => Path.Combine(Root, "credentials.json");

    public string Images => Path.Combine(Root, "images");

    public string Logs => Path.Combine(Root, "logs");

    public string SetAside => Path.Combine(Root, "set-aside");

    /// <summary>Where that lies which a restored backup has just taken the place of, or null.</summary>
    public string? Replaced { get; private init; }

    /// <summary>The folder that the settings name.</summary>
    public static string PathIn(IConfiguration configuration) => configuration[PodcastsOps.DataSetting] is { Length: > 0 } chosen ? chosen : "data";

    /// <summary>The places in a folder that another process may hold. Nothing is made, and nothing may be changed.</summary>
    public static DataFolder Look(string path) => new(Path.GetFullPath(path), null);

    /// <summary>Makes the folder where needed, takes its lock, and puts a restored backup in its place where one waits.</summary>
    /// <exception cref="StartRefusedException">It cannot be written, or another instance runs on it.</exception>
    public static DataFolder Open(string path)
    {
        var root = Path.GetFullPath(path);
        try
        {
            if (!Directory.Exists(root))
            {
                CreatePrivate(root);
            }

            var held = TakeLock(root);
            var folder = new DataFolder(root, held) { Replaced = StagedRestore.SwapIn(root) };
            foreach (var part in new[] { folder.AudioParts, folder.ModelParts, folder.Images, folder.Logs, folder.SetAside })
            {
                Directory.CreateDirectory(part);
            }

            CreatePrivate(folder.Keys);
            return folder;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The data folder {root} cannot be used ({failure.Message.TrimEnd('.')}). Make it writable, free some space, or set PODCASTS_DATA to another folder.", failure);
        }
    }

    /// <summary>Where Quartz's database is, in a folder that need not be open yet.</summary>
    public static string EngineFile(string path) => Path.Combine(Path.GetFullPath(path), "engine.db");

    public void Dispose() => _lock?.Dispose();

    private static void CreatePrivate(string path)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static FileStream TakeLock(string root)
    {
        var path = Path.Combine(root, "lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (File.Exists(path) && failure is not FileNotFoundException && Faults.IsLocked(failure))
        {
            throw new StartRefusedException($"Podcasts is already running on the data folder {root}. Use that one, stop it first, or set PODCASTS_DATA to another folder.", failure);
        }
    }
}
