using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Core;
using Podcasts.Core.Fetching;
using Podcasts.Core.Podcasts;
using Podcasts.Ops.Storage;
using Podcasts.Ops.V1;

namespace Podcasts.Ops.Podcasts;

/// <summary>Reads the feeds of known shows, remembers how that went and says which of them are due.</summary>
public sealed partial class FeedChecks(
    IDbContextFactory<PodcastsDbContext> databases, PodcastImport import, SetAside setAside, IOptions<PodcastsOptions> options, TimeProvider time, ILogger<FeedChecks> logger)
{
    private static readonly string Reader = typeof(PodcastPresenter).Module.ModuleVersionId.ToString("N");

    /// <summary>Reads a show's feed and stores what it brings.</summary>
    /// <param name="show">Whose feed.</param>
    /// <param name="whole">Whether it is read even where its host says that it is as it was.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>The ids of episodes that were not known before.</returns>
    /// <exception cref="PodcastsCoreException">It cannot be fetched or read; that is remembered.</exception>
    internal async Task<IReadOnlyList<string>> ReadAsync(PodcastRecord show, bool whole, CancellationToken cancellationToken)
    {
        var requested = new Uri(show.RequestedUrl);
        var known = await FindAsync(show.Id, cancellationToken);
        var cache = !whole && known?.Reader == Reader ? new CacheHeaders(known.ETag, known.LastModified, null) : CacheHeaders.None;
        var every = await EveryAsync(show.Id, cancellationToken) ?? options.Value.RefreshEvery;
        try
        {
            var feed = await import.FetchAsync(requested, cache, cancellationToken);
            var arrived = feed.Podcast is { } podcast ? await import.StoreAsync(show.Id, requested, podcast, cancellationToken) : await LeaveAsync(show.Id, cancellationToken);
            var timeToLive = feed.Podcast is { } read ? read.TimeToLive : known?.TimeToLiveSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
            await SaveAsync(show.Id, row => Succeed(row, feed.Cache, timeToLive, every), cancellationToken);
            return arrived;
        }
        catch (PodcastsCoreException failure)
        {
            await SaveAsync(show.Id, row => Fail(row, failure, every), cancellationToken);
            throw;
        }
    }

    /// <summary>The shows whose feeds are to be read now. Each is given to one node only.</summary>
    internal async Task<IReadOnlyList<PodcastRecord>> TakeDueAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var now = Now();
        var shows = await setAside.ReadAsync(database.Podcasts.Where(p => p.Id != Uploads.Show && !database.FeedChecks.Any(c => c.PodcastId == p.Id && c.Next > now)), cancellationToken);
        var hours = await database.PodcastSettings.Where(s => s.CheckHours != null).ToDictionaryAsync(s => s.PodcastId, s => s.CheckHours!.Value, cancellationToken);
        var due = new List<PodcastRecord>();
        foreach (var show in shows)
        {
            if (Every(hours.TryGetValue(show.Id, out var own) ? own : null) is { } every && show.Refreshed + (long)every.TotalMilliseconds <= now
                && await TakeAsync(show.Id, now, now + (long)every.TotalMilliseconds, cancellationToken))
            {
                due.Add(show);
            }
        }

        return due;
    }

    /// <summary>How reading a show's feed goes.</summary>
    internal async Task<FeedDetails> DescribeAsync(string podcast, CancellationToken cancellationToken)
    {
        var details = await FindAsync(podcast, cancellationToken) is { } row ? FeedDetails.From(row) : FeedDetails.Unknown;
        return await EveryAsync(podcast, cancellationToken) is null ? details with { Next = null } : details;
    }

    /// <summary>Makes a show's feed due: how often it is wanted has changed.</summary>
    internal async Task ExpireAsync(string podcast, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var now = Now();
        await database.FeedChecks.Where(c => c.PodcastId == podcast && c.Next > now).ExecuteUpdateAsync(set => set.SetProperty(c => c.Next, now), cancellationToken);
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long After(TimeSpan pause) => (time.GetUtcNow() + pause).ToUnixTimeMilliseconds();

    // None where it is read only when somebody asks.
    private TimeSpan? Every(int? hours) => hours switch { null => options.Value.RefreshEvery, 0 => null, { } own => TimeSpan.FromHours(own) };

    private async Task<TimeSpan?> EveryAsync(string podcast, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return Every(await database.PodcastSettings.Where(s => s.PodcastId == podcast).Select(s => s.CheckHours).SingleOrDefaultAsync(cancellationToken));
    }

    private async Task<FeedCheckRecord?> FindAsync(string podcast, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await setAside.ReadOneAsync(database.FeedChecks.Where(c => c.PodcastId == podcast), cancellationToken);
    }

    // Whoever moves the moment first has it.
    private async Task<bool> TakeAsync(string podcast, long now, long next, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var rows = database.FeedChecks.IgnoreQueryFilters().Where(c => c.PodcastId == podcast);
        if (await rows.Where(c => c.Next <= now || c.SetAsideReason != null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Next, next).SetProperty(c => c.SetAsideReason, (string?)null), cancellationToken) > 0)
        {
            return true;
        }

        if (await rows.AnyAsync(cancellationToken))
        {
            return false;
        }

        database.Add(new FeedCheckRecord { PodcastId = podcast, Next = next });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            return false; // Another node was first, or the show is gone.
        }
    }

    private async Task<IReadOnlyList<string>> LeaveAsync(string podcast, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var now = Now();
        await database.Podcasts.Where(p => p.Id == podcast).ExecuteUpdateAsync(set => set.SetProperty(p => p.Refreshed, now), cancellationToken);
        Log.Unchanged(logger, podcast);
        return [];
    }

    private void Succeed(FeedCheckRecord row, CacheHeaders cache, TimeSpan? timeToLive, TimeSpan every)
    {
        (row.ETag, row.LastModified, row.TimeToLiveSeconds, row.Reader) = (cache.ETag, cache.LastModified, Bounded(timeToLive), Reader);
        row.Next = After(FeedSchedule.AfterSuccess(every, cache.FreshFor, timeToLive));
        (row.Failures, row.FailingSince, row.Problem) = (0, null, null);
    }

    private void Fail(FeedCheckRecord row, PodcastsCoreException failure, TimeSpan every)
    {
        row.Failures++;
        row.FailingSince ??= Now();
        row.Problem = failure.Message;
        row.Next = After(FeedSchedule.AfterFailure(every, row.Failures, (failure as FetchException)?.RetryAfter));
    }

    private static double? Bounded(TimeSpan? timeToLive) =>
        timeToLive is { } asked ? Math.Clamp(asked.TotalSeconds, 0, FeedSchedule.Longest.TotalSeconds) : null;

    private async Task SaveAsync(string podcast, Action<FeedCheckRecord> change, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var row = await database.FeedChecks.IgnoreQueryFilters().SingleOrDefaultAsync(c => c.PodcastId == podcast, cancellationToken);
        if (row is null)
        {
            row = new FeedCheckRecord { PodcastId = podcast, Next = Now() };
            database.Add(row);
        }
        else if (row.SetAsideReason is not null)
        {
            (row.SetAsideReason, row.Failures, row.FailingSince, row.Problem) = (null, 0, null, null);
        }

        change(row);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (failure is not DbUpdateConcurrencyException)
        {
            Log.NotRemembered(logger, podcast, failure.InnerException?.Message ?? failure.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(251, LogLevel.Debug, "The feed of show {PodcastId} is as it was.")]
        public static partial void Unchanged(ILogger logger, string podcastId);

        [LoggerMessage(252, LogLevel.Warning, "How reading the feed of show {PodcastId} went could not be stored; it is read whole the next time. {Reason}")]
        public static partial void NotRemembered(ILogger logger, string podcastId, string reason);
    }
}
