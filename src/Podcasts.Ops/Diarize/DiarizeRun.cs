using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Core.Episodes;
using Podcasts.Core.Fetching;
using Podcasts.Core.Speakers;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Speakers;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;
using EpisodeAudio = Podcasts.Ops.Episodes.EpisodeAudio;

namespace Podcasts.Ops.Diarize;

/// <summary>Gets the audio, tells its speakers apart from start to end, saves who speaks when.</summary>
public sealed class DiarizeRun(
    IDbContextFactory<PodcastsDbContext> databases,
    JobFence<DiarizeRecord> fence,
    EpisodeAudio audio,
    EpisodeAudioReader reader,
    SpeakerModels models,
    DiarizeEngineFactory load,
    VoicePrintKeeper voicePrints,
    FreeSpace space,
    IOptions<TranscribeOptions> options,
    TimeProvider time,
    ILogger<DiarizeRun> logger) : JobRun<DiarizeRecord, DiarizeJob>(databases, fence, options, time, logger)
{
    protected override string WayOut => "The transcript is as it was; press Identify speakers again, perhaps with the number of speakers.";

    protected override async Task WorkAsync(JobClaim claim, DiarizeRecord row, CancellationToken cancellationToken)
    {
        space.Ensure();
        var episode = await ReportAsync(
            token => audio.EnsureAsync(claim.Episode, new Nobody(), token),
            () => Fence.WriteAsync(claim, job => job.Stage = JobStage.Download, cancellationToken),
            cancellationToken);
        var heard = new LatestTime();
        var pace = new Pace(Time);
        var diarized = await ReportAsync(
            token => Task.Run(() => DiarizeAsync(episode, row.Hints, heard, token), token),
            () => Fence.WriteAsync(claim, job => Show(job, heard.Value, episode.AudioSeconds!.Value, pace), cancellationToken),
            cancellationToken);
        await Fence.WriteAsync(claim, (database, _, token) => HeardSpeakersKeeper.SaveAsync(database, episode, diarized, token), cancellationToken);
        await voicePrints.LearnAsync(claim.Episode, cancellationToken);
        await Fence.WriteAsync(
            claim,
            job =>
            {
                (job.State, job.Stage, job.Percent, job.SecondsLeft) = (JobState.Done, JobStage.Finalize, Percent.Done, null);
                (job.ProcessedSeconds, job.TotalSeconds, job.FruitlessAttempts) = (diarized.Duration.TotalSeconds, diarized.Duration.TotalSeconds, 0);
            },
            cancellationToken);
    }

    private async Task<DiarizedEpisode> DiarizeAsync(EpisodeRecord episode, DiarizeHints hints, IProgress<TimeSpan> heard, CancellationToken cancellationToken)
    {
        using var engine = load(models.Get(), cancellationToken);
        var blocks = reader.ReadAsync(audio.PathOf(episode), TimeSpan.Zero, cancellationToken);
        return await engine.DiarizeAsync(blocks, new DiarizeParameters(hints.Speakers, hints.Minimum, hints.Maximum), heard, cancellationToken);
    }

    private static void Show(DiarizeRecord job, TimeSpan heard, double total, Pace pace)
    {
        pace.Mark(heard.TotalSeconds);
        job.Stage = JobStage.Identify;
        job.ProcessedSeconds = heard.TotalSeconds;
        job.TotalSeconds = Math.Max(total, heard.TotalSeconds);
        job.Percent = Percent.OfRecognition(job.ProcessedSeconds, job.TotalSeconds);
        job.SecondsLeft = pace.SecondsLeft(job.TotalSeconds);
    }

    private sealed class LatestTime : IProgress<TimeSpan>
    {
        private long _ticks;

        public TimeSpan Value => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

        public void Report(TimeSpan value) => Interlocked.Exchange(ref _ticks, value.Ticks);
    }

    private sealed class Nobody : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            // The audio is nearly always here already: a transcription came first.
        }
    }
}
