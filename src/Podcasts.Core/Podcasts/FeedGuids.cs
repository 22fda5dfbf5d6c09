using Podcasts.Core.Episodes;

namespace Podcasts.Core.Podcasts;

/// <summary>Sees to it that no two episodes of a show go by the same guid.</summary>
internal static class FeedGuids
{
    /// <summary>
    /// The same audio twice is one episode. Of others that share a guid the oldest keeps it, since new episodes come in above it and ids must not move;
    /// the rest are told apart by their audio.
    /// </summary>
    public static IEnumerable<Episode> Distinguish(IReadOnlyList<Episode> newestFirst)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var distinct = new List<Episode>(newestFirst.Count);
        foreach (var episode in newestFirst.DistinctBy(episode => (episode.Guid, episode.AudioUrl)).Reverse())
        {
            var guid = seen.Contains(episode.Guid) ? $"{episode.Guid} {episode.AudioUrl.AbsoluteUri}" : episode.Guid;
            if (seen.Add(guid))
            {
                distinct.Add(episode with { Guid = guid });
            }
        }

        return distinct.AsEnumerable().Reverse();
    }
}
