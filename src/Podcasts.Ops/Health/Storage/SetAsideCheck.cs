using System.Runtime.CompilerServices;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Health.Storage;

/// <summary>Lists the files that were set aside. The app never deletes them.</summary>
internal sealed class SetAsideCheck(DataFolder data) : IStorageCheck
{
    public string Name => "setAside";

    public async IAsyncEnumerable<StorageLook> LookAsync(bool thorough, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var entry in new DirectoryInfo(data.SetAside).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(StorageGroup.SetAside, new(
                $"{Name}:{entry.Name}", StorageGroup.SetAside, $"set-aside/{entry.Name}", $"It takes {(Bytes(entry) >> 10) + 1} KB. The log of that time says why; nothing needs it any more, so delete it when you like.", null, IsSetAside: true));
        }
    }

    public Task<string?> RepairAsync(string subject, CancellationToken cancellationToken) =>
        throw new UnprocessableException($"What was set aside is kept for you to look at; delete {Path.Combine(data.SetAside, Path.GetFileName(subject))} by hand when you do not want it any more.");

    private static long Bytes(FileSystemInfo entry) => entry switch
    {
        FileInfo file => file.Length,
        DirectoryInfo folder => folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length),
        _ => 0,
    };
}
