using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcripts;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Models;
using Podcasts.Ops.Speakers;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Transcribe;

/// <summary>Hears the audio batch by batch; each batch and the point it reaches are saved together.</summary>
public sealed class RecognizeStage(
    WorkFence fence,
    EpisodesOrchestrator episodes,
    PreparedAudio prepared,
    GpuSessions gpu,
    EngineList engines,
    ModelShelf models,
    SpeechDetectors speech,
    EpisodeSpeakers speakers,
    FreeSpace space,
    TimeProvider time,
    ILogger<RecognizeStage> logger) : WorkStage(fence, time)
{
    private const int Remembered = 60; // Segments: more than Whisper's prompt holds.

    public override bool Does(string name) => WorkName.IsRecognize(name);

    public override async Task WorkAsync(WorkClaim claim, CancellationToken cancellationToken)
    {
        var episode = await episodes.ReadAsync(claim.Episode, cancellationToken);
        var sound = await prepared.OpenAsync(episode, cancellationToken);
        var (wanted, from) = await BeginAsync(claim, sound, cancellationToken);
        await using (var session = await gpu.OpenAsync(new EngineModel(engines.Chosen.Id, models.Find(wanted.Model).Path), cancellationToken))
        {
            await SaveAsync(claim, item => item.Device = session.Device, cancellationToken);
            var blocks = sound.ReadAsync(TimeSpan.FromSeconds(from.Seconds), from.Until, cancellationToken);
            var changes = await speakers.ChangesAsync(claim.Episode, sound.AudioFile, cancellationToken);
            var parameters = wanted.Parameters(from.Language) with { FirstSegmentId = from.Position, Before = from.Before, SpeakerChanges = changes };
            var recorder = new BatchRecorder(from, Time, logger);
            var transcriber = new Transcriber(session.Engine, speech.Find().Detector);
            await foreach (var batch in transcriber.TranscribeAsync(blocks, parameters, cancellationToken))
            {
                space.Ensure();
                await SaveAsync(claim, (work, item, token) => recorder.SaveAsync(work, item, batch, token), cancellationToken);
            }
        }

        await CompleteAsync(claim, Complete, cancellationToken);
    }

    private async Task<(TranscribeRecord Wanted, ResumePoint From)> BeginAsync(WorkClaim claim, PreparedSound sound, CancellationToken cancellationToken)
    {
        TranscribeRecord? wanted = null;
        ResumePoint? point = null;
        await SaveAsync(
            claim,
            async (work, item, token) =>
            {
                var (database, row) = (work.Database, work.Transcribe!);
                if (row.AudioFile != sound.AudioFile)
                {
                    await ForgetAsync(work, token);
                    row.AudioFile = sound.AudioFile;
                }

                var transcript = Shards.TranscriptOf(row, item);
                item.Stage = JobStage.Recognize;
                item.TotalSeconds = Math.Max(0, (item.UntilSeconds ?? sound.Duration.TotalSeconds) - item.FromSeconds);
                item.Percent = Percent.OfHearing(item.ProcessedSeconds, item.TotalSeconds);
                var heard = await database.Transcripts.Where(t => t.Id == transcript).Select(t => t.Language).SingleOrDefaultAsync(token);
                var position = await database.Segments.IgnoreQueryFilters().Where(s => s.TranscriptId == transcript).MaxAsync(s => (int?)s.Position, token);
                var last = await database.Segments.Where(s => s.TranscriptId == transcript).OrderByDescending(s => s.Position).Take(Remembered).ToListAsync(token);
                var before = last.Where(s => RowRules.Refusal(s) is null).Reverse().Select(s => s.ToCore());
                TimeSpan? until = item.UntilSeconds is { } end ? TimeSpan.FromSeconds(end) : null;
                (wanted, point) = (row, new ResumePoint(transcript, item.PositionSeconds, until, position + 1 ?? 0, row.Language ?? heard, [.. before]));
            },
            cancellationToken);
        return (wanted!, point!);
    }

    // What was heard in another recording of the episode is worth nothing.
    private static async Task ForgetAsync(EpisodeWork work, CancellationToken cancellationToken)
    {
        var unfinished = work.Database.Transcripts.IgnoreQueryFilters().Where(t => t.EpisodeId == work.Episode && t.Finished == null).Select(t => t.Id);
        await work.Database.Segments.IgnoreQueryFilters().Where(s => unfinished.Contains(s.TranscriptId)).ExecuteDeleteAsync(cancellationToken);
        await work.Database.Speech.IgnoreQueryFilters().Where(s => unfinished.Contains(s.TranscriptId)).ExecuteDeleteAsync(cancellationToken);
        work.Transcribe!.Percent = 0;
        foreach (var item in work.Recognitions)
        {
            item.ProcessedSeconds = 0;
        }
    }

    private static void Complete(EpisodeWork work, WorkItemRecord item)
    {
        if (item.ProcessedSeconds > 0)
        {
            item.TotalSeconds = item.ProcessedSeconds;
        }

        item.ProcessedSeconds = item.TotalSeconds;
        if (work.Recognitions.All(other => other.State == JobState.Done))
        {
            work.Queue(WorkName.Finalize, work.Transcribe!, item.Rank);
        }
    }
}

/// <summary>Where an execution goes on.</summary>
/// <param name="Transcript">The transcript that is written.</param>
/// <param name="Seconds">Audio before it is finished.</param>
/// <param name="Until">Where a shard ends, or null for the episode's end.</param>
/// <param name="Position">Segments that are saved.</param>
/// <param name="Language">As asked for or heard before, or null to detect it.</param>
/// <param name="Before">The last segments that are saved.</param>
internal sealed record ResumePoint(string Transcript, double Seconds, TimeSpan? Until, int Position, string? Language, IReadOnlyList<TranscriptSegment> Before);
