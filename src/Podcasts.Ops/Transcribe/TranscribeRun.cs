using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Core.Episodes;
using Podcasts.Core.Fetching;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Models;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcribe;

/// <summary>One execution of a job: claim the row, get the audio, hear it batch by batch, finish. It may stop anywhere; the next one goes on.</summary>
public sealed partial class TranscribeRun(
    IDbContextFactory<PodcastsDbContext> databases,
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
    ILogger<TranscribeRun> logger)
{
    private static readonly TimeSpan DownloadReport = TimeSpan.FromMilliseconds(300);

    public async Task RunAsync(string episode, CancellationToken cancellationToken)
    {
        if (await ClaimAsync(episode, cancellationToken) is not var (claim, row))
        {
            return;
        }

        using var scope = Correlation.Begin(row.CorrelationId, logger);
        Log.TakenUp(logger, episode, row.Attempt, row.ProcessedSeconds);
        try
        {
            await WorkAsync(claim, row, cancellationToken);
            Log.Finished(logger, episode);
        }
        catch (FencedOutException)
        {
            Log.FencedOut(logger, episode);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.Interrupted(logger, episode);
            throw;
        }
        catch (Exception failure) when (Faults.Explain(failure) is { } known)
        {
            await FailAsync(claim, known.Message, failure, cancellationToken);
        }
        catch (Exception failure) when (row.FruitlessAttempts >= options.Value.MaximumAttempts)
        {
            await FailAsync(claim, GivenUp(row.FruitlessAttempts, failure.Message), failure, cancellationToken);
        }
        catch (Exception failure)
        {
            await steps.WaitAsync(claim, $"It did not work this time and will be tried again: {failure.Message}", cancellationToken);
            throw;
        }
    }

    private async Task<(TranscribeClaim Claim, TranscribeRecord Row)?> ClaimAsync(string episode, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var row = await database.Transcribes.SingleOrDefaultAsync(t => t.EpisodeId == episode, cancellationToken);
        if (row is null || TranscribeState.IsTerminal(row.State))
        {
            return null;
        }

        row.Epoch++;
        row.Attempt++;
        row.FruitlessAttempts++;
        row.State = TranscribeState.Running;
        row.Error = null;
        row.SecondsLeft = null;
        var isPoison = row.FruitlessAttempts > options.Value.MaximumAttempts;
        if (isPoison)
        {
            row.State = TranscribeState.Failed;
            row.Error = GivenUp(row.FruitlessAttempts - 1, "the app ended each time before anything was saved");
            Log.Poison(logger, episode, row.FruitlessAttempts - 1);
        }

        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return isPoison ? null : (new TranscribeClaim(episode, row.Epoch), row);
    }

    private async Task WorkAsync(TranscribeClaim claim, TranscribeRecord row, CancellationToken cancellationToken)
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

    // The row is written here and not from the download's own thread, which only leaves word of how far it is.
    private async Task<Episodes.EpisodeRecord> DownloadAsync(TranscribeClaim claim, CancellationToken cancellationToken)
    {
        var latest = new LatestDownload();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var download = audio.EnsureAsync(claim.Episode, latest, stop.Token);
        try
        {
            await steps.DownloadAsync(claim, latest.Value, cancellationToken);
            while (await Task.WhenAny(download, Task.Delay(DownloadReport, time, cancellationToken)) != download)
            {
                cancellationToken.ThrowIfCancellationRequested();
                space.Ensure();
                await steps.DownloadAsync(claim, latest.Value, cancellationToken);
            }

            return await download;
        }
        finally
        {
            await stop.CancelAsync();
            await ((Task)download).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FailAsync(TranscribeClaim claim, string message, Exception failure, CancellationToken cancellationToken)
    {
        Log.Failed(logger, claim.Episode, message, failure);
        try
        {
            await steps.FailAsync(claim, message, cancellationToken);
        }
        catch (FencedOutException)
        {
            Log.FencedOut(logger, claim.Episode);
        }
    }

    private static string GivenUp(int attempts, string why) =>
        $"Given up after {attempts} attempts that got no further: {why.TrimEnd('.')}. What was heard so far is kept; press Transcribe to try again, perhaps with another model.";

    private sealed class LatestDownload : IProgress<DownloadProgress>
    {
        private volatile DownloadProgress _value = new(0, null);

        public DownloadProgress Value => _value;

        public void Report(DownloadProgress value) => _value = value;
    }

    private static partial class Log
    {
        [LoggerMessage(411, LogLevel.Information, "Transcription of episode {EpisodeId} is taken up, attempt {Attempt}, from second {Seconds}.")]
        public static partial void TakenUp(ILogger logger, string episodeId, int attempt, double seconds);

        [LoggerMessage(412, LogLevel.Information, "Transcription of episode {EpisodeId} is finished.")]
        public static partial void Finished(ILogger logger, string episodeId);

        [LoggerMessage(413, LogLevel.Information, "Transcription of episode {EpisodeId} was cancelled or taken over; this execution stops.")]
        public static partial void FencedOut(ILogger logger, string episodeId);

        [LoggerMessage(414, LogLevel.Information, "Transcription of episode {EpisodeId} is interrupted; it goes on at the next start unless it was cancelled.")]
        public static partial void Interrupted(ILogger logger, string episodeId);

        [LoggerMessage(415, LogLevel.Error, "Transcription of episode {EpisodeId} failed: {Reason}")]
        public static partial void Failed(ILogger logger, string episodeId, string reason, Exception failure);

        [LoggerMessage(416, LogLevel.Error, "Transcription of episode {EpisodeId} is given up after {Attempts} attempts that ended with the app.")]
        public static partial void Poison(ILogger logger, string episodeId, int attempts);
    }
}
