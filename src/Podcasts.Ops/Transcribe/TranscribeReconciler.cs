using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcribe;

/// <summary>At the start and every few seconds: whatever a row asks for and the queue does not hold is queued again.</summary>
internal sealed partial class TranscribeReconciler(
    IDbContextFactory<PodcastsDbContext> databases,
    TranscribeLine line,
    SetAside setAside,
    IOptions<TranscribeOptions> options,
    TimeProvider time,
    ILogger<TranscribeReconciler> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ReconcileEvery, time);
        do
        {
            try
            {
                await ReconcileAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Log.Failed(logger, failure);
            }
        }
        while (await IsNextAsync(timer, stoppingToken));
    }

    private static async Task<bool> IsNextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        await line.PutInterruptedFirstAsync(cancellationToken);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var open = database.Transcribes.Where(t => t.State == TranscribeState.Queued || t.State == TranscribeState.Running).OrderBy(t => t.Requested);
        foreach (var row in await setAside.ReadAsync(open, cancellationToken))
        {
            if (!await line.HoldsAsync(row.EpisodeId, cancellationToken))
            {
                Log.QueuedAgain(logger, row.EpisodeId);
                await line.EnqueueAsync(row.EpisodeId, DateTimeOffset.FromUnixTimeMilliseconds(row.Requested), cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(421, LogLevel.Information, "Transcription of episode {EpisodeId} is queued again.")]
        public static partial void QueuedAgain(ILogger logger, string episodeId);

        [LoggerMessage(422, LogLevel.Warning, "Rows and queue could not be compared; the next round tries again.")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
