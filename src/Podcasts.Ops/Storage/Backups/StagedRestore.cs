namespace Podcasts.Ops.Storage.Backups;

/// <summary>
/// A whole copy beside the data that it is to replace, in the same folder and so on the same disk: putting it in place is renaming, and a start that is
/// killed in the middle of it goes on with the next. What is replaced goes to set-aside/.
/// </summary>
internal sealed class StagedRestore
{
    private const string Prefix = "restore-";
    private const string UnfinishedSuffix = ".unfinished";

    private readonly string _root;
    private readonly string _stamp;

    private StagedRestore(string root, string stamp) => (_root, _stamp) = (root, stamp);

    public string Unfinished => Finished + UnfinishedSuffix;

    private string Finished => Path.Combine(_root, Prefix + _stamp);

    /// <summary>Where that goes which it replaces.</summary>
    public string Aside => Path.Combine(_root, "set-aside", "replaced-" + _stamp);

    public static StagedRestore New(string root, DateTimeOffset now) => new(root, $"{now:yyyyMMdd-HHmmss-fff}");

    /// <summary>It is whole: from now on the next start puts it in place.</summary>
    public void Finish() => Directory.Move(Unfinished, Finished);

    /// <summary>Removes what was copied, unless it is whole.</summary>
    public void Abandon()
    {
        if (Directory.Exists(Unfinished))
        {
            Directory.Delete(Unfinished, recursive: true);
        }
    }

    /// <summary>Puts the latest whole copy in place, if there is one. Only for whoever holds the folder's lock.</summary>
    /// <returns>Where that lies which was there before, or null.</returns>
    public static string? SwapIn(string root)
    {
        string[] waiting = [.. Directory.EnumerateDirectories(root, Prefix + "*").Where(path => !path.EndsWith(UnfinishedSuffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        if (waiting.Length == 0)
        {
            return null;
        }

        var latest = new StagedRestore(root, Path.GetFileName(waiting[^1])[Prefix.Length..]);
        latest.SwapIn(waiting[..^1]);
        return Directory.Exists(latest.Aside) ? latest.Aside : null;
    }

    private void SwapIn(string[] older)
    {
        foreach (var path in older.Concat(Beside("engine.db")))
        {
            PutAside(path);
        }

        foreach (var entry in new DirectoryInfo(Finished).EnumerateFileSystemInfos().ToList())
        {
            foreach (var path in Beside(entry.Name))
            {
                PutAside(path);
            }

            Directory.Move(entry.FullName, Path.Combine(_root, entry.Name)); // Moves files, too.
        }

        Directory.Delete(Finished);
    }

    // SQLite's journals belong to their database and go with it, first.
    private string[] Beside(string name) => [.. new[] { name + "-wal", name + "-shm", name }.Select(name => Path.Combine(_root, name)).Where(Path.Exists)];

    private void PutAside(string path)
    {
        Directory.CreateDirectory(Aside);
        Directory.Move(path, Path.Combine(Aside, Path.GetFileName(path)));
    }
}
