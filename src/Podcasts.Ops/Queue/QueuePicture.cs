using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Queue;

/// <summary>Reads the queue from its rows: which episodes, in which order, and each one's stages.</summary>
public sealed class QueuePicture(IDbContextFactory<PodcastsDbContext> databases, SetAside setAside, FreeSpace space, DeviceMemory memory, TimeProvider time)
{
    // A page shows no more at once, and a queue of thousands stays cheap to look at.
    private const int MostWaiting = 100;
    private const int MostFailed = 50;
    private const int MostDone = 20;

    private static readonly string[] Order = [WorkName.Prepare, WorkName.Recognize, WorkName.Finalize, WorkName.Diarize];

    public async Task<QueueDetails> ReadAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var open = database.WorkItems.Where(item => item.State == JobState.Running || item.State == JobState.Queued);
        var running = open.Where(item => item.State == JobState.Running).Select(item => item.EpisodeId).Distinct();
        var waiting = open.Where(item => !running.Contains(item.EpisodeId))
            .GroupBy(item => item.EpisodeId)
            .Select(items => new { Episode = items.Key, Later = items.Max(item => item.NotBefore ?? 0), Rank = items.Max(item => item.Rank), Requested = items.Min(item => item.Requested) });
        var closed = database.WorkItems.Where(item => !open.Any(other => other.EpisodeId == item.EpisodeId));
        var failed = closed.Where(item => item.State == JobState.Failed).GroupBy(item => item.EpisodeId).Select(items => new { Episode = items.Key, Finished = items.Max(item => item.Finished ?? 0) });
        var done = closed.Where(item => !closed.Any(other => other.EpisodeId == item.EpisodeId && other.State == JobState.Failed))
            .GroupBy(item => item.EpisodeId).Select(items => new { Episode = items.Key, Finished = items.Max(item => item.Finished ?? 0) });

        var counts = new QueueCounts(await running.CountAsync(cancellationToken), await waiting.CountAsync(cancellationToken), await failed.CountAsync(cancellationToken));
        var lists = new[]
        {
            await running.OrderBy(episode => episode).ToListAsync(cancellationToken),
            await waiting.OrderBy(row => row.Later > now ? 1 : 0).ThenByDescending(row => row.Rank).ThenBy(row => row.Requested).ThenBy(row => row.Episode)
                .Take(MostWaiting).Select(row => row.Episode).ToListAsync(cancellationToken),
            await failed.OrderByDescending(row => row.Finished).Take(MostFailed).Select(row => row.Episode).ToListAsync(cancellationToken),
            await done.OrderByDescending(row => row.Finished).Take(MostDone).Select(row => row.Episode).ToListAsync(cancellationToken),
        };
        var known = await KnownAsync(database, [.. lists.SelectMany(episodes => episodes)], cancellationToken);
        return new(await QueuePause.HowAsync(database, cancellationToken), space.Trouble(), counts, List(lists[0]), Numbered(List(lists[1])), List(lists[2]), List(lists[3]));

        IReadOnlyList<QueuedEpisode> List(List<string> episodes) => [.. episodes.Select(known.GetValueOrDefault).OfType<QueuedEpisode>()];
    }

    /// <summary>The items of an episode, in the order of the work.</summary>
    internal static IEnumerable<WorkItemRecord> InOrder(IEnumerable<WorkItemRecord> items) =>
        items.OrderBy(item => Array.FindIndex(Order, name => item.Name.StartsWith(name, StringComparison.Ordinal))).ThenBy(item => item.FromSeconds);

    private async Task<Dictionary<string, QueuedEpisode>> KnownAsync(PodcastsDbContext database, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var items = await setAside.ReadAsync(database.WorkItems.Where(item => ids.Contains(item.EpisodeId)), cancellationToken);
        var titles = await database.Episodes.Where(episode => ids.Contains(episode.Id))
            .Join(database.Podcasts, episode => episode.PodcastId, podcast => podcast.Id, (episode, podcast) => new Titles(episode.Id, episode.Title, podcast.Id, podcast.Title))
            .ToDictionaryAsync(title => title.Episode, cancellationToken);
        return items.GroupBy(item => item.EpisodeId)
            .Where(rows => titles.ContainsKey(rows.Key))
            .ToDictionary(rows => rows.Key, rows => Episode(titles[rows.Key], [.. InOrder(rows)]));
    }

    private QueuedEpisode Episode(Titles titles, IReadOnlyList<WorkItemRecord> items)
    {
        string[] worstFirst = [JobState.Running, JobState.Queued, JobState.Failed, JobState.Cancelled, JobState.Done];
        var state = worstFirst.First(word => items.Any(item => item.State == word));
        var isOpen = state is JobState.Running or JobState.Queued;
        var now = time.GetUtcNow();
        var retry = items.Max(item => item.NotBefore) is { } moment && DateTimeOffset.FromUnixTimeMilliseconds(moment) is var at && at > now ? at : (DateTimeOffset?)null;
        return new(
            titles.Episode,
            titles.Title,
            titles.Podcast,
            titles.PodcastTitle,
            state,
            null,
            items.FirstOrDefault(item => item.Error is not null)?.Error,
            state == JobState.Queued ? retry : null,
            !isOpen && items.Max(item => item.Finished) is { } finished ? DateTimeOffset.FromUnixTimeMilliseconds(finished) : null,
            [.. items.Select(Stage)]);
    }

    private QueuedStage Stage(WorkItemRecord item) => new(
        item.Name,
        item.State,
        item.Stage,
        item.State == JobState.Done ? Percent.Done : Math.Round(item.Percent, 1),
        item.SecondsLeft is { } left ? Math.Round(left) : null,
        item.Node,
        item.Device,
        memory.Of(item),
        item.Attempt);

    private static IReadOnlyList<QueuedEpisode> Numbered(IReadOnlyList<QueuedEpisode> waiting) =>
        [.. waiting.Select((episode, index) => episode.RetryAt is null ? episode with { Position = index + 1 } : episode)];

    private sealed record Titles(string Episode, string Title, string Podcast, string PodcastTitle);
}
