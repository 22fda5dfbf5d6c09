using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Search;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Health.Storage;

/// <summary>The search index is there, and holds what the transcripts say.</summary>
internal sealed class SearchCheck(IDbContextFactory<PodcastsDbContext> databases, ISearchIndex index) : IStorageCheck
{
    public string Name => "search";

    public async IAsyncEnumerable<StorageLook> LookAsync(bool thorough, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        yield return new(StorageGroup.Search, await index.TroubleAsync(database, thorough, cancellationToken) is { } trouble
            ? new(
                $"{Name}:index",
                StorageGroup.Search,
                "The search index",
                trouble,
                new(StorageAction.IndexAgain, "It is made again of what the transcripts say.", "A minute or so for a thousand hours; meanwhile search finds less."))
            : null);
    }

    public async Task<string?> RepairAsync(string subject, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await index.TroubleAsync(database, thorough: true, cancellationToken) is null)
        {
            return null;
        }

        await index.RebuildAsync(database, cancellationToken);
        return "The search index was made again.";
    }
}
