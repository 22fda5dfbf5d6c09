using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Episodes;

/// <summary>The episodes of a show.</summary>
public sealed class EpisodeList(IDbContextFactory<PodcastsDbContext> databases, SetAside setAside)
{
    /// <summary>Newest first; those without a date last.</summary>
    public async Task<IReadOnlyList<EpisodeDetails>> OfAsync(PodcastRecord podcast, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await setAside.ReadAsync(
            database.Episodes.Where(e => e.PodcastId == podcast.Id).OrderByDescending(e => e.Published ?? long.MinValue).ThenBy(e => e.Id), cancellationToken);
        var transcribed = await database.Transcripts
            .Where(t => t.Finished != null && database.Episodes.Any(e => e.Id == t.EpisodeId && e.PodcastId == podcast.Id))
            .Select(t => t.EpisodeId)
            .ToHashSetAsync(cancellationToken);
        return [.. rows.Select(e => EpisodeDetails.From(e, podcast, transcribed.Contains(e.Id)))];
    }
}
