using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Episodes;

/// <summary>Gets an episode's audio, checks it and decodes it, so that nobody after this downloads or decodes anything.</summary>
public sealed class PrepareStage(WorkFence fence, PreparedAudio prepared, FreeSpace space, TimeProvider time) : WorkStage(fence, time)
{
    public override bool Does(string name) => name == WorkName.Prepare;

    public override async Task WorkAsync(WorkClaim claim, CancellationToken cancellationToken)
    {
        var progress = new PrepareProgress();
        await ReportAsync(
            token => prepared.EnsureAsync(claim.Episode, progress, token),
            () =>
            {
                space.Ensure();
                return SaveAsync(claim, item => (item.Stage, item.Percent) = progress.Now, cancellationToken);
            },
            cancellationToken);
        await CompleteAsync(claim, QueueHearing, cancellationToken);
    }

    // For whatever was asked for and is not at work already.
    private static Task QueueHearing(EpisodeWork work, WorkItemRecord item, CancellationToken cancellationToken)
    {
        if (EpisodeWork.IsOpen(work.Transcribe) && work.Recognitions.Count == 0)
        {
            work.Queue(WorkName.Recognize, work.Transcribe!, item.Rank).ProcessedSeconds = work.Transcribe!.ProcessedSeconds;
        }

        if (EpisodeWork.IsOpen(work.Diarize) && work.Find(WorkName.Diarize) is null)
        {
            work.Queue(WorkName.Diarize, work.Diarize!, item.Rank);
        }

        return Task.CompletedTask;
    }
}
