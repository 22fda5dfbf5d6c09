using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Podcasts.Core.Episodes;
using Podcasts.Core.Fetching;
using Podcasts.Core.Podcasts;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Feeds;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Podcasts;

/// <summary>The one way from a feed into the database: for a new show, a refresh and the sample show alike.</summary>
public sealed partial class PodcastImport(IDbContextFactory<PodcastsDbContext> databases, PodcastPresenter presenter, TimeProvider time, ILogger<PodcastImport> logger)
{
    /// <summary>Reads a feed. Nothing is stored.</summary>
    public Task<Podcast> FetchAsync(Uri requested, CancellationToken cancellationToken) => presenter.PresentAsync(requested, cancellationToken);

    /// <summary>Reads a feed, unless it is as it was. Nothing is stored.</summary>
    internal Task<PresentedFeed> FetchAsync(Uri requested, CacheHeaders known, CancellationToken cancellationToken) => presenter.PresentAsync(requested, known, cancellationToken);

    /// <summary>
    /// Stores a show and its episodes under stable ids. What was known keeps its id, audio and transcript; episodes that the
    /// feed has dropped stay; rows that had been set aside are healed.
    /// </summary>
    /// <returns>The ids of the episodes that were not known before.</returns>
    public async Task<IReadOnlyList<string>> StoreAsync(string id, Uri requested, Podcast podcast, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await StorePodcastAsync(database, id, requested, podcast, now, cancellationToken);
        var known = await database.Episodes.IgnoreQueryFilters().Where(e => e.PodcastId == id).ToDictionaryAsync(e => e.Id, cancellationToken);
        var seen = new HashSet<string>();
        foreach (var episode in podcast.Episodes)
        {
            var episodeId = Ids.Episode(id, episode.Guid);
            if (seen.Add(episodeId))
            {
                StoreEpisode(database, known.GetValueOrDefault(episodeId), episodeId, id, episode);
            }
        }

        await FeedKeeper.KeepAsync(database, id, podcast.Xml, now, cancellationToken);
        await OtherTranscripts.LinkAsync(database, id, podcast.Episodes, now, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Log.Stored(logger, id, podcast.Title, seen.Count);
        return [.. seen.Where(episode => !known.ContainsKey(episode))];
    }

    private static async Task StorePodcastAsync(PodcastsDbContext database, string id, Uri requested, Podcast podcast, long now, CancellationToken cancellationToken)
    {
        var row = await database.Podcasts.IgnoreQueryFilters().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (row is null)
        {
            row = new PodcastRecord { Id = id, RequestedUrl = "", FeedUrl = "", Title = "", Description = "", Author = "", Added = now, Refreshed = now };
            database.Add(row);
        }

        row.RequestedUrl = requested.AbsoluteUri;
        row.FeedUrl = podcast.FeedUrl.AbsoluteUri;
        row.Title = podcast.Title;
        row.Description = podcast.Description;
        row.Author = podcast.Author;
        row.ImageUrl = podcast.ImageUrl?.AbsoluteUri;
        row.Language = podcast.Language;
        row.Persons = StoredPersons.Write(podcast.Persons);
        row.Added = row.Added > 0 ? row.Added : now;
        row.Refreshed = now;
        row.SetAsideReason = null;
    }

    private void StoreEpisode(PodcastsDbContext database, EpisodeRecord? row, string id, string podcastId, Episode episode)
    {
        var isNew = row is null;
        row ??= new EpisodeRecord { Id = id, PodcastId = podcastId, Guid = "", Title = "", Notes = "", AudioUrl = "" };
        row.Guid = episode.Guid;
        row.Title = episode.Title;
        row.Notes = episode.Notes;
        row.Published = episode.Published?.ToUnixTimeMilliseconds();
        row.DurationSeconds = episode.Duration?.TotalSeconds;
        row.Season = episode.Season;
        row.AudioUrl = episode.AudioUrl.AbsoluteUri;
        row.ImageUrl = episode.ImageUrl?.AbsoluteUri;
        row.Persons = StoredPersons.Write(episode.Persons);
        StoreChapters(row, episode);
        row.SetAsideReason = null;
        if (RowRules.Refusal(row) is not { } refusal)
        {
            database.Entry(row).State = isNew ? EntityState.Added : EntityState.Modified;
            return;
        }

        Log.EpisodeRefused(logger, episode.Guid, podcastId, refusal);
        if (!isNew)
        {
            database.Entry(row).State = EntityState.Unchanged;
        }
    }

    // Those that were read from the file stay until it has another address; EpisodeChapters reads it again in its time.
    private static void StoreChapters(EpisodeRecord row, Episode episode)
    {
        var url = episode.ChaptersUrl?.AbsoluteUri;
        if (row.ChaptersRead is null || row.ChaptersUrl != url)
        {
            (row.ChaptersUrl, row.Chapters, row.ChaptersRead) = (url, StoredChapters.Write(episode.Chapters), null);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(201, LogLevel.Information, "Show {PodcastId} ({Title}) is stored with {Episodes} episodes in its feed.")]
        public static partial void Stored(ILogger logger, string podcastId, string title, int episodes);

        [LoggerMessage(202, LogLevel.Warning, "Episode {Guid} of show {PodcastId} was left as it was: {Reason}")]
        public static partial void EpisodeRefused(ILogger logger, string guid, string podcastId, string reason);
    }
}
