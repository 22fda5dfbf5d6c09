using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Podcasts.Core.Search;
using Podcasts.Core.Transcripts;
using Podcasts.Ops.Bookmarks;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Search;

/// <summary>
/// Makes the passages of episodes that are marked: of the transcript as it is shown, with corrections and names, of those that were made elsewhere,
/// and of people's notes. Only what differs is written.
/// </summary>
public sealed partial class SearchIndexer(
    IDbContextFactory<PodcastsDbContext> databases, EpisodesOrchestrator episodes, TranscriptReader transcripts, OtherTranscripts others, BookmarksOrchestrator bookmarks, SetAside setAside, ILogger<SearchIndexer> logger) : IDisposable
{
    private const int Rounds = 5;

    private readonly SemaphoreSlim _gate = new(1);

    // Episodes that cannot be indexed as they are; with their next change it is tried again.
    private readonly ConcurrentDictionary<string, long> _failed = new();

    /// <summary>How many episodes wait to be indexed.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Unindexed.CountAsync(cancellationToken);
    }

    /// <summary>Indexes all that are marked, one after the other.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            for (var round = 0; round < Rounds && await IndexAllAsync(cancellationToken); round++)
            {
                // Something has changed while it was indexed.
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    /// <returns>Whether one of them has to be indexed again.</returns>
    private async Task<bool> IndexAllAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var hasChanged = false;
        foreach (var mark in await setAside.ReadAsync(database.Unindexed, cancellationToken))
        {
            if (!_failed.TryGetValue(mark.EpisodeId, out var stamp) || stamp != mark.Stamp)
            {
                hasChanged |= !await IndexAsync(mark, cancellationToken);
            }
        }

        return hasChanged;
    }

    private async Task<bool> IndexAsync(UnindexedRecord mark, CancellationToken cancellationToken)
    {
        try
        {
            return await SaveAsync(mark, await FindPassagesAsync(mark.EpisodeId, cancellationToken), cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && Faults.Explain(failure) is not UnavailableException)
        {
            _failed[mark.EpisodeId] = mark.Stamp;
            Log.NotIndexed(logger, failure, mark.EpisodeId);
            return true;
        }
    }

    private async Task<Passages> FindPassagesAsync(string episodeId, CancellationToken cancellationToken)
    {
        try
        {
            var episode = await episodes.ReadAsync(episodeId, cancellationToken);
            var own = await OwnAsync(episodeId, cancellationToken);
            var elsewhere = await others.ReadAsync(episodeId, cancellationToken);
            var notes = await bookmarks.NotesAsync(episodeId, cancellationToken);
            return new(
                episode,
                [
                    .. Found(PassageSource.Own, own),
                    .. elsewhere.SelectMany(other => Found(SourceOf(other.Details), other.Segments)),
                    .. notes.SelectMany(note => SearchPassage.OfNote(note.Note, note.At)).Select(passage => new FoundPassage(PassageSource.Note, passage)),
                ]);
        }
        catch (NotFoundException)
        {
            return new(null, []); // The episode was set aside.
        }
    }

    private async Task<IReadOnlyList<TranscriptSegment>> OwnAsync(string episode, CancellationToken cancellationToken)
    {
        try
        {
            return (await transcripts.ReadAsync(episode, cancellationToken)).Segments;
        }
        catch (NotFoundException)
        {
            return []; // It has no transcript, or not any more.
        }
    }

    private static IEnumerable<FoundPassage> Found(string source, IReadOnlyList<TranscriptSegment> segments) => SearchPassage.Of(segments).Select(passage => new FoundPassage(source, passage));

    private static string SourceOf(OtherTranscriptDetails other) => other.Source == OtherTranscriptRecord.Publisher ? PassageSource.Publisher : PassageSource.Imported;

    /// <returns>False where it has changed since it was read, or another node was faster: nothing is written then.</returns>
    private async Task<bool> SaveAsync(UnindexedRecord mark, Passages found, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (await database.Unindexed.Where(u => u.EpisodeId == mark.EpisodeId && u.Stamp == mark.Stamp).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return false;
        }

        var known = await database.Passages.IgnoreQueryFilters().Where(p => p.EpisodeId == mark.EpisodeId).ToDictionaryAsync(p => p.Id, cancellationToken);
        var wanted = found.Episode is { } episode && found.All.Count > 0 ? await RecordsAsync(database, episode, found.All, cancellationToken) : [];
        foreach (var passage in wanted)
        {
            if (RowRules.Refusal(passage) is { } refusal)
            {
                Log.Refused(logger, mark.EpisodeId, refusal);
            }
            else if (known.Remove(passage.Id, out var row))
            {
                database.Entry(row).CurrentValues.SetValues(passage);
            }
            else
            {
                database.Add(passage);
            }
        }

        database.RemoveRange(known.Values);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<List<PassageRecord>> RecordsAsync(PodcastsDbContext database, EpisodeRecord episode, IReadOnlyList<FoundPassage> passages, CancellationToken cancellationToken)
    {
        var minute = PassageId.Minute(episode.Published);
        var taken = await database.Passages.IgnoreQueryFilters()
            .Where(p => p.Id >= minute.From && p.Id < minute.Before && p.EpisodeId != episode.Id)
            .Select(p => p.Id - (p.Id % PassageId.Most)).Distinct().ToListAsync(cancellationToken);
        var first = PassageId.Base(episode.Id, episode.Published, taken.Contains);
        return [.. passages.Take(PassageId.Most).Select((passage, i) => PassageRecord.From(passage.Passage, PassageId.Of(first, i), episode.Id, episode.PodcastId, passage.Source))];
    }

    private sealed record FoundPassage(string Source, SearchPassage Passage);

    private sealed record Passages(EpisodeRecord? Episode, IReadOnlyList<FoundPassage> All);

    private static partial class Log
    {
        [LoggerMessage(801, LogLevel.Warning, "Episode {EpisodeId} could not be indexed, so that search finds what was in it before; it is tried again with its next change.")]
        public static partial void NotIndexed(ILogger logger, Exception failure, string episodeId);

        [LoggerMessage(802, LogLevel.Warning, "A passage of episode {EpisodeId} is left out of the search: {Reason}")]
        public static partial void Refused(ILogger logger, string episodeId, string reason);
    }
}
