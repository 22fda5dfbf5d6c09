using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Jobs;

/// <summary>Whether the queue is held, for all nodes: a marker in the database says so.</summary>
public static class QueuePause
{
    /// <summary>It runs.</summary>
    public const string No = "no";

    /// <summary>Nothing new is begun; what runs goes on to its end.</summary>
    public const string Finish = "finish";

    /// <summary>Nothing new is begun; what runs stops where it has saved, and waits.</summary>
    public const string Stop = "stop";

    private const string Prefix = "queue-paused-";

    /// <returns>One of the words above.</returns>
    public static async Task<string> HowAsync(PodcastsDbContext database, CancellationToken cancellationToken)
    {
        var names = await database.Markers.Where(marker => marker.Name.StartsWith(Prefix)).Select(marker => marker.Name).ToListAsync(cancellationToken);
        return names.Contains(Prefix + Stop) ? Stop : names.Count > 0 ? Finish : No;
    }

    /// <summary>Changes it; the caller saves.</summary>
    internal static async Task SetAsync(PodcastsDbContext database, string how, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await database.Markers.IgnoreQueryFilters().Where(marker => marker.Name.StartsWith(Prefix)).ExecuteDeleteAsync(cancellationToken);
        if (how != No)
        {
            database.Add(new MarkerRecord { Name = Prefix + how, At = at.ToUnixTimeMilliseconds() });
        }
    }
}
