using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Podcasts.Ops.Diarize;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Speakers;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.V1;

namespace Podcasts.Ops.Podcasts;

/// <summary>Shows: add, list, read, refresh, delete.</summary>
public sealed partial class PodcastsOrchestrator(
    IDbContextFactory<PodcastsDbContext> databases,
    PodcastImport import,
    FeedLogins logins,
    FeedChecks feeds,
    SampleShow sample,
    EpisodeList episodes,
    EpisodeAudio audio,
    Artwork artwork,
    TranscribeOrchestrator transcribe,
    DiarizeOrchestrator diarize,
    VoicePrintKeeper voicePrints,
    ShowHints hints,
    WholeShow wholeShow,
    ShowTranscripts transcripts,
    SetAside setAside,
    TimeProvider time,
    ILogger<PodcastsOrchestrator> logger)
{
    /// <summary>All shows by title, without their episodes.</summary>
    public async Task<IReadOnlyList<PodcastDetails>> ListAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await setAside.ReadAsync(database.Podcasts, cancellationToken);
        return [.. rows.OrderBy(p => p.Title, StringComparer.OrdinalIgnoreCase).Select(p => PodcastDetails.From(p, []))];
    }

    /// <summary>One show with its episodes, newest first.</summary>
    /// <exception cref="NotFoundException">There is no such show.</exception>
    public async Task<PodcastDetails> GetAsync(string id, CancellationToken cancellationToken)
    {
        var row = await ReadAsync(id, cancellationToken);
        return PodcastDetails.From(row, await episodes.OfAsync(row, cancellationToken)) with { Feed = await feeds.DescribeAsync(id, cancellationToken) };
    }

    /// <summary>Adds the show of a feed, or finds the one that is already known by it.</summary>
    /// <exception cref="Core.PodcastsCoreException">The feed cannot be fetched or read.</exception>
    public async Task<(PodcastDetails Podcast, bool Created)> AddAsync(Uri feedUrl, CancellationToken cancellationToken)
    {
        var id = await sample.IdOfAsync(feedUrl, cancellationToken);
        if (await FindAsync(id, feedUrl.AbsoluteUri, cancellationToken) is { } known)
        {
            return (await GetAsync(known, cancellationToken), false);
        }

        var podcast = await import.FetchAsync(feedUrl, cancellationToken);
        if (logins.Keep(feedUrl))
        {
            (feedUrl, podcast) = (FeedLogins.Without(feedUrl), podcast with { FeedUrl = FeedLogins.Without(podcast.FeedUrl) });
        }

        if (await FindAsync(id, podcast.FeedUrl.AbsoluteUri, cancellationToken) is { } redirected)
        {
            return (await GetAsync(redirected, cancellationToken), false);
        }

        await import.StoreAsync(id, feedUrl, podcast, cancellationToken);
        return (await GetAsync(id, cancellationToken), true);
    }

    /// <summary>Reads the feed again, whole.</summary>
    public async Task<PodcastDetails> RefreshAsync(string id, CancellationToken cancellationToken)
    {
        if (id == Uploads.Show)
        {
            throw new ConflictException("Uploads come without a feed: there is nothing to read again. POST /v1/audio/transcriptions adds to them.");
        }

        await ReadFeedAsync(await ReadAsync(id, cancellationToken), whole: true, cancellationToken);
        return await GetAsync(id, cancellationToken);
    }

    /// <summary>Reads the feed again, unless its host says that it is as it was.</summary>
    internal Task CheckAsync(PodcastRecord show, CancellationToken cancellationToken) => ReadFeedAsync(show, whole: false, cancellationToken);

    /// <summary>Transcribes many episodes of a show, the newest first; those that wait or run already are left to it.</summary>
    /// <param name="id">The show.</param>
    /// <param name="season">Of this season alone, or null for the whole show.</param>
    /// <param name="again">Whether those that have a transcript are transcribed again.</param>
    /// <param name="cancellationToken">Begins no further ones.</param>
    /// <returns>How many were put in line.</returns>
    /// <exception cref="UnavailableException">The disk is full, or there is no model at all.</exception>
    public async Task<int> TranscribeAsync(string id, int? season, bool again, CancellationToken cancellationToken) =>
        await wholeShow.StartAsync((await ReadAsync(id, cancellationToken)).Id, season, again, cancellationToken);

    /// <inheritdoc cref="ShowTranscripts.ZipAsync"/>
    public async Task<ShowArchive> ExportAsync(string id, string? format, CancellationToken cancellationToken) =>
        await transcripts.ZipAsync(await ReadAsync(id, cancellationToken), format, cancellationToken);

    /// <summary>Deletes a show with its episodes, transcripts and stored audio, and cancels its jobs.</summary>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var ids = await database.Episodes.IgnoreQueryFilters().Where(e => e.PodcastId == id).Select(e => e.Id).ToListAsync(cancellationToken);
        await transcribe.CancelAllAsync(ids, cancellationToken);
        await diarize.CancelAllAsync(ids, cancellationToken);
        var files = await audio.FilesOfAsync(id, cancellationToken);
        if (await database.Podcasts.IgnoreQueryFilters().Where(p => p.Id == id).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            throw Unknown(id);
        }

        if (id == SampleShow.Id && !await database.Markers.IgnoreQueryFilters().AnyAsync(m => m.Name == SampleShow.DeletedMarker, cancellationToken))
        {
            database.Add(new MarkerRecord { Name = SampleShow.DeletedMarker, At = time.GetUtcNow().ToUnixTimeMilliseconds() });
            await database.SaveChangesAsync(cancellationToken);
        }

        await audio.DeleteUnusedAsync(files, cancellationToken);
        audio.DeleteParts(ids);
        Log.Deleted(logger, id, ids.Count);
    }

    /// <summary>What a person has set for the show.</summary>
    public async Task<PodcastSettings> GetSettingsAsync(string id, CancellationToken cancellationToken) =>
        await hints.ReadAsync((await ReadAsync(id, cancellationToken)).Id, cancellationToken);

    /// <summary>Sets how the show's episodes are transcribed from now on.</summary>
    /// <exception cref="UnprocessableException">The model is not here or cannot do what is wanted.</exception>
    public async Task<PodcastSettings> SaveSettingsAsync(string id, PodcastSettings settings, CancellationToken cancellationToken)
    {
        var before = await GetSettingsAsync(id, cancellationToken);
        await hints.SaveAsync(id, settings, cancellationToken);
        if (settings.CheckHours != before.CheckHours)
        {
            await feeds.ExpireAsync(id, cancellationToken);
        }

        if (settings.VoicePrints == false)
        {
            await voicePrints.ForgetShowAsync(id, cancellationToken);
        }

        return await GetSettingsAsync(id, cancellationToken);
    }

    /// <summary>The show's artwork, from our own copy.</summary>
    public async Task<StoredFile> ImageAsync(string id, CancellationToken cancellationToken) =>
        await artwork.OpenAsync((await ReadAsync(id, cancellationToken)).ImageUrl, cancellationToken);

    private static NotFoundException Unknown(string id) => new($"There is no show {id}. It may have been deleted; GET /api/podcasts lists the ones that are here.");

    private async Task ReadFeedAsync(PodcastRecord show, bool whole, CancellationToken cancellationToken) =>
        await wholeShow.StartNewAsync(show.Id, await feeds.ReadAsync(show, whole, cancellationToken), cancellationToken);

    private async Task<PodcastRecord> ReadAsync(string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await setAside.ReadOneAsync(database.Podcasts.Where(p => p.Id == id), cancellationToken) ?? throw Unknown(id);
    }

    private async Task<string?> FindAsync(string id, string feed, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return (await setAside.ReadOneAsync(
            database.Podcasts.Where(p => p.Id == id || p.RequestedUrl == feed || p.FeedUrl == feed).OrderByDescending(p => p.Id == id), cancellationToken))?.Id;
    }

    private static partial class Log
    {
        [LoggerMessage(221, LogLevel.Information, "Show {PodcastId} is deleted with its {Episodes} episodes.")]
        public static partial void Deleted(ILogger logger, string podcastId, int episodes);
    }
}
