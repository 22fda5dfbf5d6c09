using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Episodes;

/// <summary>Gets an episode's audio, checks it and decodes it, so that nobody after this downloads or decodes anything.</summary>
public sealed class PrepareStage(WorkFence fence, PreparedAudio prepared, Shards shards, FreeSpace space, TimeProvider time) : WorkStage(fence, time)
{
    public override bool Does(string name) => name == WorkName.Prepare;

    public override async Task WorkAsync(WorkClaim claim, CancellationToken cancellationToken)
    {
        var progress = new PrepareProgress();
        var sound = await ReportAsync(
            token => prepared.EnsureAsync(claim.Episode, progress, token),
            () =>
            {
                space.Ensure();
                return SaveAsync(claim, item => (item.Stage, item.Percent) = progress.Now, cancellationToken);
            },
            cancellationToken);
        var cuts = await shards.CutsAsync(sound, cancellationToken);
        await CompleteAsync(claim, (work, item) => QueueHearing(work, item, sound, cuts), cancellationToken);
    }

    // For whatever was asked for and is not at work already.
    private static void QueueHearing(EpisodeWork work, WorkItemRecord item, PreparedSound sound, IReadOnlyList<TimeSpan> cuts)
    {
        if (EpisodeWork.IsOpen(work.Transcribe) && work.Recognitions.Count == 0)
        {
            Shards.Queue(work, item, sound, cuts);
        }

        if (EpisodeWork.IsOpen(work.Diarize) && work.Find(WorkName.Diarize) is null)
        {
            work.Queue(WorkName.Diarize, work.Diarize!, item.Rank);
        }
    }
}
