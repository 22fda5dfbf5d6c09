using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Fetching;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Health.Storage;

/// <summary>Every picture belongs to a show or an episode, and is one. A picture that goes is fetched again when it is next looked at.</summary>
internal sealed class ImagesCheck(IDbContextFactory<PodcastsDbContext> databases, DataFolder data, SetAside setAside, TimeProvider time) : IStorageCheck
{
    private const int Signature = 16;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public string Name => "images";

    public async IAsyncEnumerable<StorageLook> LookAsync(bool thorough, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wanted = await WantedAsync(cancellationToken);
        foreach (var file in new DirectoryInfo(data.Images).EnumerateFiles())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(StorageGroup.Images, Trouble(file, wanted) is { } trouble
                ? new($"{Name}:{file.Name}", StorageGroup.Images, $"The picture {file.Name}", trouble, new(StorageAction.SetAside, "The file is moved to set-aside; where it is wanted, it is fetched again when it is next shown."))
                : null);
        }
    }

    public async Task<string?> RepairAsync(string subject, CancellationToken cancellationToken)
    {
        var file = new DirectoryInfo(data.Images).EnumerateFiles().FirstOrDefault(file => file.Name == subject);
        if (file is null || Trouble(file, await WantedAsync(cancellationToken)) is not { } trouble)
        {
            return null;
        }

        setAside.PutFileAside(file.FullName, trouble);
        return "The file is set aside.";
    }

    private string? Trouble(FileInfo file, HashSet<string> wanted)
    {
        if (!wanted.Contains(Path.GetFileNameWithoutExtension(file.Name)))
        {
            return time.GetUtcNow() - file.LastWriteTimeUtc > Fresh ? "No show or episode has such a picture." : null;
        }

        Span<byte> start = stackalloc byte[Signature];
        using var stream = file.OpenRead();
        return ImageSniffer.MediaType(start[..stream.ReadAtLeast(start, Signature, throwOnEndOfStream: false)]) is null ? "It is no picture that a browser shows." : null;
    }

    private async Task<HashSet<string>> WantedAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var addresses = database.Podcasts.IgnoreQueryFilters().Select(p => p.ImageUrl).Concat(database.Episodes.IgnoreQueryFilters().Select(e => e.ImageUrl)).Distinct();
        var wanted = new HashSet<string>();
        await foreach (var address in addresses.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (address is not null)
            {
                wanted.Add(Artwork.NameOf(address));
            }
        }

        return wanted;
    }
}
