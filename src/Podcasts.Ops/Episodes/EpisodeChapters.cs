using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Podcasts.Core;
using Podcasts.Core.Episodes;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Episodes;

/// <summary>Episodes' chapters: those of the feed, or of the file that it names, which is read when somebody looks, and again a day later at the soonest.</summary>
public sealed partial class EpisodeChapters(IDbContextFactory<PodcastsDbContext> databases, ChaptersReader reader, TimeProvider time, ILogger<EpisodeChapters> logger)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>In order of time; where the publisher does not answer, those that were read before.</summary>
    /// <exception cref="PodcastsCoreException">None were read before, and now they cannot be.</exception>
    public async Task<IReadOnlyList<ChapterDetails>> OfAsync(EpisodeRecord episode, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        if (episode.ChaptersUrl is { } url && (episode.ChaptersRead is not { } read || now - read >= Fresh.TotalMilliseconds))
        {
            try
            {
                episode.Chapters = StoredChapters.Write(await reader.FetchAsync(new Uri(url), cancellationToken));
                await SaveAsync(episode.Id, url, episode.Chapters, now, cancellationToken);
            }
            catch (PodcastsCoreException failure) when (episode.Chapters is not null)
            {
                Log.Kept(logger, episode.Id, failure.Message);
            }
        }

        return StoredChapters.Read(episode.Chapters);
    }

    // Only their own columns, and only where a refresh has not brought another address meanwhile.
    private async Task SaveAsync(string episodeId, string url, string? chapters, long now, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Episodes.SingleOrDefaultAsync(e => e.Id == episodeId && e.ChaptersUrl == url, cancellationToken) is { } row)
        {
            (row.Chapters, row.ChaptersRead) = (chapters, now);
            await database.SaveChangesAsync(cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(361, LogLevel.Warning, "The chapters of episode {EpisodeId} are left as they were: {Reason}")]
        public static partial void Kept(ILogger logger, string episodeId, string reason);
    }
}
