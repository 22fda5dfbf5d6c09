using Podcasts.Core.Speakers;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Speakers;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Diarize;

/// <summary>Tells the speakers of an episode apart from start to end, and saves who speaks when.</summary>
public sealed class DiarizeStage(
    WorkFence fence,
    EpisodesOrchestrator episodes,
    PreparedAudio prepared,
    SpeakerModels models,
    GpuSessions gpu,
    VoicePrintKeeper voicePrints,
    FreeSpace space,
    TimeProvider time) : WorkStage(fence, time)
{
    public override bool Does(string name) => name == WorkName.Diarize;

    public override async Task WorkAsync(WorkClaim claim, CancellationToken cancellationToken)
    {
        space.Ensure();
        var episode = await episodes.ReadAsync(claim.Episode, cancellationToken);
        var sound = await prepared.OpenAsync(episode, cancellationToken);
        var hints = await BeginAsync(claim, cancellationToken);
        var heard = new LatestTime();
        var pace = new Pace(Time);
        await using var session = await gpu.OpenSpeakersAsync(models.Get(), cancellationToken);
        await SaveAsync(claim, item => item.Device = session.Device, cancellationToken);
        var parameters = new DiarizeParameters(hints.Speakers, hints.Minimum, hints.Maximum);
        var diarized = await ReportAsync(
            token => Task.Run(() => session.Engine.DiarizeAsync(sound.ReadAsync(TimeSpan.Zero, null, token), parameters, heard, token), token),
            () => SaveAsync(claim, item => Show(item, heard.Value, sound.Duration.TotalSeconds, pace), cancellationToken),
            cancellationToken);
        await SaveAsync(claim, (work, _, token) => HeardSpeakersKeeper.SaveAsync(work.Database, episode, sound.AudioFile, diarized, token), cancellationToken);
        await voicePrints.LearnAsync(claim.Episode, cancellationToken);
        await CompleteAsync(
            claim,
            (_, item) => (item.Stage, item.ProcessedSeconds, item.TotalSeconds) = (JobStage.Finalize, diarized.Duration.TotalSeconds, diarized.Duration.TotalSeconds),
            cancellationToken);
        await prepared.DropAsync(sound.AudioFile, cancellationToken);
    }

    private async Task<DiarizeHints> BeginAsync(WorkClaim claim, CancellationToken cancellationToken)
    {
        var hints = DiarizeHints.None;
        await SaveAsync(
            claim,
            (work, item, _) =>
            {
                (item.Stage, item.Percent, item.ProcessedSeconds) = (JobStage.Identify, 0, 0);
                hints = work.Diarize!.Hints;
                return Task.CompletedTask;
            },
            cancellationToken);
        return hints;
    }

    private static void Show(WorkItemRecord item, TimeSpan heard, double total, Pace pace)
    {
        pace.Mark(heard.TotalSeconds);
        item.ProcessedSeconds = heard.TotalSeconds;
        item.TotalSeconds = Math.Max(total, heard.TotalSeconds);
        item.Percent = Percent.OfHearing(item.ProcessedSeconds, item.TotalSeconds);
        item.SecondsLeft = pace.SecondsLeft(item.TotalSeconds);
    }

    private sealed class LatestTime : IProgress<TimeSpan>
    {
        private long _ticks;

        public TimeSpan Value => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

        public void Report(TimeSpan value) => Interlocked.Exchange(ref _ticks, value.Ticks);
    }
}
