using Podcasts.Core.Search;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Search;

/// <summary>The full text index of one kind of database. The database keeps it in the transaction that changes <see cref="PassageRecord"/>s, and marks the episodes whose passages are to be made anew.</summary>
public interface ISearchIndex
{
    /// <summary>What a person is told who searches without it.</summary>
    const string Broken = "The search index is missing or damaged. Health, then Storage, finds and mends it; it is made of the transcripts, so nothing is lost. A restart makes what is missing, too.";

    /// <summary>Makes what is missing of index and triggers, and fills it; does nothing where all is there.</summary>
    Task EnsureAsync(PodcastsDbContext database, CancellationToken cancellationToken);

    /// <summary>Looks at the index.</summary>
    /// <param name="database">Where it is.</param>
    /// <param name="thorough">Whether each of its entries is compared with the passages.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <returns>What is wrong, or null.</returns>
    Task<string?> TroubleAsync(PodcastsDbContext database, bool thorough, CancellationToken cancellationToken);

    /// <summary>Throws the index away and makes it of the passages again.</summary>
    Task RebuildAsync(PodcastsDbContext database, CancellationToken cancellationToken);

    /// <summary>The passages in which everything stands that is looked for, in their order.</summary>
    Task<IReadOnlyList<long>> FindAsync(PodcastsDbContext database, PassageFilter filter, CancellationToken cancellationToken);
}

/// <summary>Which passages are looked for.</summary>
/// <param name="Query">What stands in them.</param>
/// <param name="Podcast">Id of their show, or null for any.</param>
/// <param name="SpeakerKey">As <see cref="PassageRecord.KeyOf"/> writes it, or null for anybody.</param>
/// <param name="From">The lowest of their ids.</param>
/// <param name="Before">Higher than any of their ids.</param>
/// <param name="Most">How many are wanted.</param>
public sealed record PassageFilter(SearchQuery Query, string? Podcast, string? SpeakerKey, long From, long Before, int Most);
