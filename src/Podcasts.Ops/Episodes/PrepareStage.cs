using Podcasts.Core.Fetching;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Episodes;

/// <summary>Gets an episode's audio, so that whatever hears it finds it sound.</summary>
public sealed class PrepareStage(WorkFence fence, EpisodeAudio audio, FreeSpace space, TimeProvider time) : WorkStage(fence, time)
{
    public override bool Does(string name) => name == WorkName.Prepare;

    public override async Task WorkAsync(WorkClaim claim, CancellationToken cancellationToken)
    {
        var latest = new LatestDownload();
        await ReportAsync(
            token => audio.EnsureAsync(claim.Episode, latest, token),
            () =>
            {
                space.Ensure();
                return SaveAsync(claim, item => Show(item, latest.Value), cancellationToken);
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

    private static void Show(WorkItemRecord item, DownloadProgress progress)
    {
        item.Stage = JobStage.Download;
        item.Percent = Percent.OfDownload(progress.Bytes, progress.TotalBytes);
    }

    private sealed class LatestDownload : IProgress<DownloadProgress>
    {
        private volatile DownloadProgress _value = new(0, null);

        public DownloadProgress Value => _value;

        public void Report(DownloadProgress value) => _value = value;
    }
}
