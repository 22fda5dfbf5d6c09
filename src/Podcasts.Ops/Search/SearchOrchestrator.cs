using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Podcasts.Core.Search;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Search;

/// <summary>Searches everything that was ever said.</summary>
public sealed class SearchOrchestrator(
    IDbContextFactory<PodcastsDbContext> databases, ISearchIndex index, SearchIndexer indexer, SetAside setAside, IOptions<SearchOptions> options, TimeProvider time)
{
    // More of them take longer than anybody waits for an answer.
    private const int MostToWaitFor = 20;

    /// <summary>One page of what is found. What has just changed is found as it is now, as long as that is not much.</summary>
    /// <exception cref="SearchException">That cannot be looked for.</exception>
    /// <exception cref="UnprocessableException">The name has no letters.</exception>
    /// <exception cref="UnavailableException">The index is broken.</exception>
    public async Task<SearchDetails> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = SearchQuery.Parse(request.Query);
        var filter = Filter(request, query);
        var unindexed = await CatchUpAsync(cancellationToken);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var ids = await index.FindAsync(database, filter, cancellationToken);
        var page = ids.Take(request.Take).ToList();
        return new(await HitsAsync(database, page, query, cancellationToken), ids.Count > page.Count ? page[^1] : null, unindexed);
    }

    private static PassageFilter Filter(SearchRequest request, SearchQuery query)
    {
        var speaker = PassageRecord.KeyOf(request.Speaker);
        if (speaker is null && !string.IsNullOrWhiteSpace(request.Speaker))
        {
            throw new UnprocessableException($"\"{request.Speaker}\" is no name: it has no letters. Give the speaker's name as transcripts show it.");
        }

        var before = request.To is { } to ? PassageId.At(Midnight(to.AddDays(1))) : long.MaxValue;
        return new(
            query,
            string.IsNullOrEmpty(request.Podcast) ? null : Ids.Fits(request.Podcast) ? request.Podcast : throw new NotFoundException($"There is no show {request.Podcast}. GET /api/podcasts lists the ones that are here."),
            speaker,
            request.From is { } from ? PassageId.At(Midnight(from)) : request.To is null ? 0 : PassageId.At(DateTimeOffset.MinValue),
            Math.Min(before, request.After ?? long.MaxValue),
            request.Take + 1);
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private async Task<int> CatchUpAsync(CancellationToken cancellationToken)
    {
        var waiting = await indexer.CountAsync(cancellationToken);
        if (waiting is 0 or > MostToWaitFor)
        {
            return waiting;
        }

        using var patience = new CancellationTokenSource(options.Value.Wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await indexer.CatchUpAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It goes on by itself; what was found before is better than nothing.
        }

        return await indexer.CountAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<HitDetails>> HitsAsync(PodcastsDbContext database, IReadOnlyList<long> ids, SearchQuery query, CancellationToken cancellationToken)
    {
        var passages = await setAside.ReadAsync(database.Passages.Where(p => ids.Contains(p.Id)).OrderByDescending(p => p.Id), cancellationToken);
        var episodeIds = passages.Select(p => p.EpisodeId).Distinct().ToList();
        var episodes = (await setAside.ReadAsync(database.Episodes.Where(e => episodeIds.Contains(e.Id)), cancellationToken)).ToDictionary(e => e.Id);
        var podcastIds = episodes.Values.Select(e => e.PodcastId).Distinct().ToList();
        var titles = (await setAside.ReadAsync(database.Podcasts.Where(p => podcastIds.Contains(p.Id)), cancellationToken)).ToDictionary(p => p.Id, p => p.Title);
        return [.. from passage in passages
                   where episodes.ContainsKey(passage.EpisodeId)
                   let episode = episodes[passage.EpisodeId]
                   select HitDetails.From(passage, episode, titles.GetValueOrDefault(episode.PodcastId) ?? "", query)];
    }
}
