using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Diarize;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Jobs;

namespace Podcasts.Ops.Transcribe;

/// <summary>Puts the new transcript in the place of those before it, and wants its speakers.</summary>
public sealed class FinalizeStage(WorkFence fence, SpeakerModels speakers, PreparedAudio prepared, TimeProvider time) : WorkStage(fence, time)
{
    public override bool Does(string name) => name == WorkName.Finalize;

    public override async Task WorkAsync(WorkClaim claim, CancellationToken cancellationToken)
    {
        var audioFile = "";
        await CompleteAsync(
            claim,
            async (work, item, token) =>
            {
                await PublishAsync(work, item, token);
                audioFile = work.Transcribe!.AudioFile!;
            },
            cancellationToken);
        await prepared.DropAsync(audioFile, cancellationToken);
    }

    private async Task PublishAsync(EpisodeWork work, WorkItemRecord item, CancellationToken cancellationToken)
    {
        var (database, row) = (work.Database, work.Transcribe!);
        var transcript = await database.Transcripts.SingleAsync(t => t.Id == row.TranscriptId, cancellationToken);
        await Shards.JoinAsync(work, transcript, cancellationToken);
        await database.Transcripts.IgnoreQueryFilters().Where(t => t.EpisodeId == row.EpisodeId && t.Id != row.TranscriptId).ExecuteDeleteAsync(cancellationToken);
        transcript.Finished = Time.GetUtcNow().ToUnixTimeMilliseconds();
        var seconds = work.Recognitions.Sum(part => part.ProcessedSeconds) is > 0 and var processed ? processed : row.TotalSeconds;
        (transcript.DurationSeconds, transcript.AudioFile) = (seconds, row.AudioFile);
        item.Stage = JobStage.Finalize;
        await WantSpeakersAsync(work, item, cancellationToken);
    }

    // Whatever becomes of the speakers, the transcript is here.
    private async Task WantSpeakersAsync(EpisodeWork work, WorkItemRecord item, CancellationToken cancellationToken)
    {
        var audio = work.Transcribe!.AudioFile;
        var areKnown = await work.Database.HeardSpeakers.AnyAsync(heard => heard.EpisodeId == item.EpisodeId && heard.AudioFile == audio, cancellationToken);
        if (!areKnown && speakers.Find() is not null && !EpisodeWork.IsOpen(work.Diarize))
        {
            work.Continue(item, DiarizeRecord.Ask(work, DiarizeHints.None, Time.GetUtcNow()));
        }
    }
}
