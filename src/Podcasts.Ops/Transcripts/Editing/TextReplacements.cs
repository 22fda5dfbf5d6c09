using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Transcripts.Editing;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcripts.Editing;

/// <summary>Finds and replaces over an episode or a whole show: shown first, then done in one step that can be taken back.</summary>
public sealed class TextReplacements(IDbContextFactory<PodcastsDbContext> databases, EpisodesOrchestrator episodes, TranscriptReader reader, TextCorrections corrections)
{
    private const int MostShown = 200;

    /// <summary>Looks, and replaces where that is wanted.</summary>
    /// <param name="podcast">The show to look in; null where an episode is given.</param>
    /// <param name="episode">The episode to look in; null for all of the show that are transcribed.</param>
    /// <param name="found">What to look for, and what takes its place.</param>
    /// <param name="apply">Whether to replace it, or only to show what would be.</param>
    /// <param name="cancellationToken">Stops looking; what was replaced in an episode stays.</param>
    public async Task<ReplacementDetails> ReplaceAsync(string? podcast, string? episode, FoundText found, bool apply, CancellationToken cancellationToken)
    {
        var (step, count, inEpisodes) = (Ids.Step(), 0, 0);
        var places = new List<ReplacedPlace>();
        foreach (var id in await EpisodesAsync(podcast, episode, cancellationToken))
        {
            var rows = new List<TranscriptEditRecord>();
            if (apply)
            {
                await corrections.MakeAsync(id, edited => rows = Rows(edited, found, step, ref count), cancellationToken);
            }
            else
            {
                rows = Rows(await reader.ReadEditedAsync(id, cancellationToken), found, step, ref count);
            }

            inEpisodes += rows.Count > 0 ? 1 : 0;
            if (rows.Count > 0 && places.Count < MostShown)
            {
                var title = (await episodes.ReadAsync(id, cancellationToken)).Title;
                places.AddRange(rows.Take(MostShown - places.Count).Select(row => new ReplacedPlace(id, title, row.Start, TextChangeDetails.Between(row.Before, row.Text!))));
            }
        }

        return new(count, inEpisodes, apply && count > 0 ? step : null, places);
    }

    private static List<TranscriptEditRecord> Rows(EditedEpisode edited, FoundText found, string step, ref int count)
    {
        var rows = new List<TranscriptEditRecord>();
        for (var i = 0; i < edited.Transcript.Segments.Count; i++)
        {
            var text = edited.Transcript.Segments[i].Text;
            var replaced = found.In(text, out var times);
            if (replaced != text && replaced.Length <= TranscriptEditRecord.LongestText)
            {
                rows.Add(TextCorrections.Edit(edited, i, replaced, step));
                count += times;
            }
        }

        return rows;
    }

    private async Task<IReadOnlyList<string>> EpisodesAsync(string? podcast, string? episode, CancellationToken cancellationToken)
    {
        if (episode is not null)
        {
            return [episode];
        }

        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Podcasts.AnyAsync(show => show.Id == podcast, cancellationToken)
            ? await database.Episodes
                .Where(e => e.PodcastId == podcast && database.Transcripts.Any(t => t.EpisodeId == e.Id && t.Finished != null))
                .OrderByDescending(e => e.Published).Select(e => e.Id).ToListAsync(cancellationToken)
            : throw new NotFoundException($"There is no show {podcast}. It may have been deleted; GET /api/podcasts lists the ones that are here.");
    }
}

/// <summary>What was found, and replaced if that was wanted.</summary>
/// <param name="Count">How often.</param>
/// <param name="Episodes">In how many episodes.</param>
/// <param name="Step">By which all of it can be taken back; null where nothing was replaced.</param>
/// <param name="Places">The first of the segments, at most 200.</param>
public sealed record ReplacementDetails(int Count, int Episodes, string? Step, IReadOnlyList<ReplacedPlace> Places);

/// <summary>A segment in which something is replaced.</summary>
/// <param name="Episode">Id of the episode.</param>
/// <param name="Title">Of the episode.</param>
/// <param name="Start">Where the segment starts.</param>
/// <param name="Changes">From what it was to what it becomes.</param>
public sealed record ReplacedPlace(string Episode, string Title, TimeSpan Start, IReadOnlyList<TextChangeDetails> Changes);
