using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Podcasts.Core.Episodes;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Transcribe;

/// <summary>
/// A long episode is heard in shards where slots would be idle otherwise. It is cut at pauses; the first shard writes the
/// transcript itself, so that its text is seen at once, and each further one a transcript of its own, which is joined on at the end.
/// </summary>
public sealed class Shards(IDbContextFactory<PodcastsDbContext> databases, IOptions<TranscribeOptions> options, IOptions<GpuOptions> gpu)
{
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(30);

    /// <summary>Where to cut, in order; nothing where the episode is to be heard in one piece.</summary>
    public async Task<IReadOnlyList<TimeSpan>> CutsAsync(PreparedSound sound, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sound);
        if (sound.Duration < options.Value.ShardsFrom || gpu.Value.Slots == 1)
        {
            return [];
        }

        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var busy = await database.WorkItems.CountAsync(
            item => item.Group == WorkGroup.Recognize && (item.State == JobState.Queued || item.State == JobState.Running), cancellationToken);
        var count = Math.Min(gpu.Value.Slots - busy, (int)(sound.Duration / options.Value.ShortestShard));
        var cuts = new List<TimeSpan>();
        for (var i = 1; i < count; i++)
        {
            var start = (sound.Duration * i / count) - Around;
            var samples = new List<float>();
            await foreach (var block in sound.ReadAsync(start, start + (2 * Around), cancellationToken))
            {
                samples.AddRange(block.Samples.Span);
            }

            cuts.Add(QuietMoment.Of(start, [.. samples]));
        }

        return cuts;
    }

    /// <summary>Queues the items that hear an episode: one, or a shard between each two cuts.</summary>
    internal static void Queue(EpisodeWork work, WorkItemRecord before, PreparedSound sound, IReadOnlyList<TimeSpan> cuts)
    {
        var row = work.Transcribe!;
        // Where each window is prompted with the text before it, there is but one order.
        if (cuts.Count == 0 || row.Sequential || row.ProcessedSeconds > 0)
        {
            work.Queue(WorkName.Recognize, row, before.Rank).ProcessedSeconds = row.ProcessedSeconds;
            return;
        }

        row.AudioFile = sound.AudioFile;
        for (var i = 0; i <= cuts.Count; i++)
        {
            var shard = work.Queue(WorkName.Shard(i), row, before.Rank);
            shard.FromSeconds = i == 0 ? 0 : cuts[i - 1].TotalSeconds;
            shard.UntilSeconds = i < cuts.Count ? cuts[i].TotalSeconds : null;
            shard.TotalSeconds = (shard.UntilSeconds ?? sound.Duration.TotalSeconds) - shard.FromSeconds;
            if (i > 0)
            {
                work.Database.Add(new TranscriptRecord
                {
                    Id = TranscriptOf(row, shard),
                    EpisodeId = work.Episode,
                    Model = row.Model,
                    Translated = row.Task == TranscribeTasks.Translate,
                });
            }
        }
    }

    /// <summary>The transcript that an item writes.</summary>
    internal static string TranscriptOf(TranscribeRecord row, WorkItemRecord item) =>
        WorkName.ShardOf(item.Name) is > 0 and var number ? $"{row.TranscriptId}-{number}" : row.TranscriptId;

    /// <summary>Joins what the shards have heard into one transcript; theirs are left empty.</summary>
    internal static async Task JoinAsync(EpisodeWork work, TranscriptRecord whole, CancellationToken cancellationToken)
    {
        var database = work.Database;
        foreach (var shard in work.Recognitions.Skip(1))
        {
            var part = TranscriptOf(work.Transcribe!, shard);
            var next = 1 + await database.Segments.IgnoreQueryFilters().Where(s => s.TranscriptId == whole.Id).MaxAsync(s => (int?)s.Position, cancellationToken) ?? 0;
            await database.Segments.IgnoreQueryFilters().Where(s => s.TranscriptId == part)
                .ExecuteUpdateAsync(s => s.SetProperty(row => row.TranscriptId, whole.Id).SetProperty(row => row.Position, row => row.Position + next), cancellationToken);
            await database.Speech.IgnoreQueryFilters().Where(s => s.TranscriptId == part)
                .ExecuteUpdateAsync(s => s.SetProperty(row => row.TranscriptId, whole.Id), cancellationToken);
            whole.Language ??= await database.Transcripts.Where(t => t.Id == part).Select(t => t.Language).SingleOrDefaultAsync(cancellationToken);
        }
    }
}
