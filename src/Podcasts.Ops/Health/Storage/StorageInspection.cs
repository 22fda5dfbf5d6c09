using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Health.Storage;

/// <summary>Looks at every row and every file, and repairs what is found. Nothing is remembered between two looks: each repair looks again at its own subject first.</summary>
public sealed partial class StorageInspection(IEnumerable<IStorageCheck> checks, IOptions<StorageOptions> options, TimeProvider time, ILogger<StorageInspection> logger)
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(300);

    /// <summary>Reports now and then while it looks, and at last when everything was looked at or <see cref="StorageOptions.CheckWithin"/> is over.</summary>
    public async IAsyncEnumerable<StorageReport> LookAsync(bool thorough, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var tally = new StorageTally(thorough);
        var working = Task.Run(() => LookAtAllAsync(tally, thorough, stop.Token), CancellationToken.None);
        try
        {
            while (await Task.WhenAny(working, Task.Delay(BetweenReports, time, cancellationToken)) != working)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return tally.Report();
            }

            await working;
            yield return tally.Report();
        }
        finally
        {
            await stop.CancelAsync();
            await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Repairs one finding.</summary>
    public async Task<StorageRepairResult> RepairAsync(string id, CancellationToken cancellationToken)
    {
        var name = id.Split(':', 2);
        if (name.Length < 2 || checks.FirstOrDefault(check => check.Name == name[0]) is not { } owner)
        {
            return new(id, false, $"There is no finding {id}; GET /api/health/storage lists those there are.");
        }

        try
        {
            var done = await owner.RepairAsync(name[1], cancellationToken);
            Log.Repaired(logger, id, done ?? "nothing was wrong any more");
            return new(id, true, done ?? "It is sound already.");
        }
        catch (Exception failure) when (failure is not OperationCanceledException && Faults.Explain(failure) is { } known)
        {
            Log.NotRepaired(logger, id, known.Message);
            return new(id, false, known.Message);
        }
    }

    private async Task LookAtAllAsync(StorageTally tally, bool thorough, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.CheckWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            foreach (var check in checks)
            {
                await foreach (var look in check.LookAsync(thorough, either.Token))
                {
                    tally.Add(look);
                }
            }

            tally.Finish();
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            tally.Stop($"The check stopped after {options.Value.CheckWithin}, so not everything was looked at. Set Storage:CheckWithin higher, or look quickly instead of thoroughly.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(801, LogLevel.Information, "Storage repair {Id}: {Done}")]
        public static partial void Repaired(ILogger logger, string id, string done);

        [LoggerMessage(802, LogLevel.Warning, "Storage repair {Id} did not work: {Reason}")]
        public static partial void NotRepaired(ILogger logger, string id, string reason);
    }
}
