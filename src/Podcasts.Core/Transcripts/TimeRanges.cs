namespace Podcasts.Core.Transcripts;

/// <summary>Sums and differences of ranges.</summary>
internal static class TimeRanges
{
    /// <summary>The same time in as few ranges as possible, in order.</summary>
    /// <param name="ranges">In any order; they may overlap.</param>
    public static List<TimeRange> Merge(IEnumerable<TimeRange> ranges)
    {
        var merged = new List<TimeRange>();
        foreach (var range in ranges.OrderBy(range => range.Start))
        {
            if (merged.Count > 0 && range.Start <= merged[^1].End)
            {
                merged[^1] = new(merged[^1].Start, range.End > merged[^1].End ? range.End : merged[^1].End);
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    /// <summary>What of a range none of the others takes, in order.</summary>
    /// <param name="range">The whole.</param>
    /// <param name="taken">Merged.</param>
    public static IEnumerable<TimeRange> Without(TimeRange range, IReadOnlyList<TimeRange> taken)
    {
        var from = range.Start;
        foreach (var other in Meeting(range, taken))
        {
            if (other.Start > from)
            {
                yield return new(from, other.Start);
            }

            from = other.End > from ? other.End : from;
        }

        if (range.End > from)
        {
            yield return new(from, range.End);
        }
    }

    /// <summary>How much of a range the others take.</summary>
    /// <param name="range">The whole.</param>
    /// <param name="others">Merged.</param>
    public static TimeSpan Overlap(TimeRange range, IReadOnlyList<TimeRange> others) =>
        TimeSpan.FromTicks(Meeting(range, others).Sum(other => range.Overlap(other).Ticks));

    public static TimeSpan Total(IEnumerable<TimeRange> ranges) => TimeSpan.FromTicks(ranges.Sum(range => range.Duration.Ticks));

    // A three-hour episode has thousands of ranges: the first one that matters is looked up, not walked to.
    private static IEnumerable<TimeRange> Meeting(TimeRange range, IReadOnlyList<TimeRange> merged)
    {
        var (low, high) = (0, merged.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = merged[middle].End <= range.Start ? (middle + 1, high) : (low, middle);
        }

        for (; low < merged.Count && merged[low].Start < range.End; low++)
        {
            yield return merged[low];
        }
    }
}
