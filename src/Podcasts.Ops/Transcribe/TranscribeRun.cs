using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Core.Episodes;
using Podcasts.Core.Fetching;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Models;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcribe;

/// <summary>Gets the audio, hears it batch by batch, finishes.</summary>
public sealed class TranscribeRun(
    IDbContextFactory<PodcastsDbContext> databases,
    JobFence<TranscribeRecord> fence,
    TranscribeSteps steps,
    Episodes.EpisodeAudio audio,
    EpisodeAudioReader reader,
    GpuSessions gpu,
    EngineList engines,
    ModelShelf models,
    SpeechDetectors speech,
    FreeSpace space,
    IOptions<TranscribeOptions> options,
    TimeProvider time,
    ILogger<TranscribeRun> logger) : JobRun<TranscribeRecord, TranscribeJob>(databases, fence, options, time, logger)
{
    protected override string WayOut => "What was heard so far is kept; press Transcribe to try again, perhaps with another model.";

    protected override async Task WorkAsync(JobClaim claim, TranscribeRecord row, CancellationToken cancellationToken)
    {
        var episode = await DownloadAsync(claim, cancellationToken);
        var from = await steps.DecodeAsync(claim, episode, cancellationToken);
        await using (var session = await gpu.OpenAsync(new EngineModel(engines.Chosen.Id, models.Find(row.Model).Path), cancellationToken))
        {
            var blocks = reader.ReadAsync(audio.PathOf(episode), TimeSpan.FromSeconds(from.Seconds), cancellationToken);
            var parameters = row.Parameters(from.Language) with { FirstSegmentId = from.Position, Before = from.Before };
            var recorder = steps.Record(claim, from);
            var transcriber = new Transcriber(session.Engine, speech.Find().Detector);
            await foreach (var batch in transcriber.TranscribeAsync(blocks, parameters, cancellationToken))
            {
                space.Ensure();
                await recorder.SaveAsync(batch, cancellationToken);
            }
        }

        await steps.FinishAsync(claim, cancellationToken);
    }

    private async Task<Episodes.EpisodeRecord> DownloadAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        var latest = new LatestDownload();
        return await ReportAsync(
            token => audio.EnsureAsync(claim.Episode, latest, token),
            () =>
            {
                space.Ensure();
                return steps.DownloadAsync(claim, latest.Value, cancellationToken);
            },
            cancellationToken);
    }

    private sealed class LatestDownload : IProgress<DownloadProgress>
    {
        private volatile DownloadProgress _value = new(0, null);

        public DownloadProgress Value => _value;

        public void Report(DownloadProgress value) => _value = value;
    }
}
