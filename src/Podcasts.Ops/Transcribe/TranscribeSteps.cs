using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Podcasts.Core.Fetching;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcripts;
using Podcasts.Ops.Diarize;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Transcribe;

/// <summary>Where an execution goes on.</summary>
/// <param name="Seconds">Audio before it is finished.</param>
/// <param name="Position">Segments that are saved.</param>
/// <param name="Language">As asked for or heard before, or null to detect it.</param>
/// <param name="Before">The last segments that are saved.</param>
public sealed record ResumePoint(double Seconds, int Position, string? Language, IReadOnlyList<TranscriptSegment> Before);

/// <summary>The writes of a running job, each in a fenced transaction of its own.</summary>
public sealed class TranscribeSteps(JobFence<TranscribeRecord> fence, SpeakerModels speakers, TimeProvider time, ILogger<BatchRecorder> logger)
{
    private const int Remembered = 60; // Segments: more than Whisper's prompt holds.

    public Task DownloadAsync(JobClaim claim, DownloadProgress progress, CancellationToken cancellationToken) =>
        fence.WriteAsync(
            claim,
            row =>
            {
                row.Stage = JobStage.Download;
                row.Percent = Math.Max(row.Percent, Percent.OfDownload(progress.Bytes, progress.TotalBytes));
            },
            cancellationToken);

    /// <summary>The audio is here. What was heard in another recording of the episode is dropped.</summary>
    public async Task<ResumePoint> DecodeAsync(JobClaim claim, EpisodeRecord episode, CancellationToken cancellationToken)
    {
        ResumePoint? point = null;
        await fence.WriteAsync(
            claim,
            async (database, row, token) =>
            {
                if (row.AudioFile != episode.AudioFile)
                {
                    await database.Segments.IgnoreQueryFilters().Where(s => s.TranscriptId == row.TranscriptId).ExecuteDeleteAsync(token);
                    await database.Speech.IgnoreQueryFilters().Where(s => s.TranscriptId == row.TranscriptId).ExecuteDeleteAsync(token);
                    row.ProcessedSeconds = 0;
                    row.AudioFile = episode.AudioFile;
                }

                row.Stage = JobStage.Decode;
                row.TotalSeconds = episode.AudioSeconds!.Value;
                row.Percent = Percent.OfRecognition(row.ProcessedSeconds, row.TotalSeconds);
                var heard = await database.Transcripts.Where(t => t.Id == row.TranscriptId).Select(t => t.Language).SingleOrDefaultAsync(token);
                var position = await database.Segments.IgnoreQueryFilters().Where(s => s.TranscriptId == row.TranscriptId).MaxAsync(s => (int?)s.Position, token);
                var last = await database.Segments.Where(s => s.TranscriptId == row.TranscriptId).OrderByDescending(s => s.Position).Take(Remembered).ToListAsync(token);
                var before = last.Where(s => RowRules.Refusal(s) is null).Reverse().Select(s => s.ToCore());
                point = new ResumePoint(row.ProcessedSeconds, position + 1 ?? 0, row.Language ?? heard, [.. before]);
            },
            cancellationToken);
        return point!;
    }

    /// <summary>Begins to save batches.</summary>
    public BatchRecorder Record(JobClaim claim, ResumePoint from) => new(fence, claim, from, time, logger);

    /// <summary>The new transcript takes the place of those before it.</summary>
    public Task FinishAsync(JobClaim claim, CancellationToken cancellationToken) =>
        fence.WriteAsync(
            claim,
            async (database, row, token) =>
            {
                await database.Transcripts.IgnoreQueryFilters().Where(t => t.EpisodeId == row.EpisodeId && t.Id != row.TranscriptId).ExecuteDeleteAsync(token);
                var transcript = await database.Transcripts.SingleAsync(t => t.Id == row.TranscriptId, token);
                transcript.Finished = time.GetUtcNow().ToUnixTimeMilliseconds();
                row.TotalSeconds = row.ProcessedSeconds > 0 ? row.ProcessedSeconds : row.TotalSeconds;
                transcript.DurationSeconds = row.TotalSeconds;
                await WantSpeakersAsync(database, row, token);
                row.State = JobState.Done;
                row.Stage = JobStage.Finalize;
                row.Percent = Percent.Done;
                row.ProcessedSeconds = row.TotalSeconds;
                row.SecondsLeft = null;
            },
            cancellationToken);

    // The speakers follow by a job of their own, which the reconciler finds: whatever becomes of it, the transcript is here.
    private async Task WantSpeakersAsync(PodcastsDbContext database, TranscribeRecord row, CancellationToken cancellationToken)
    {
        var areKnown = await database.HeardSpeakers.AnyAsync(heard => heard.EpisodeId == row.EpisodeId && heard.AudioFile == row.AudioFile, cancellationToken);
        if (!areKnown && speakers.Find() is not null)
        {
            await DiarizeRecord.WantAsync(database, row.EpisodeId, DiarizeHints.None, time.GetUtcNow(), cancellationToken);
        }
    }
}
