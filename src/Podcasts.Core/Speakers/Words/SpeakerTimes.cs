using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Speakers.Words;

/// <summary>When one speaker speaks.</summary>
/// <param name="Speaker">The number in the turns.</param>
/// <param name="All">With or without others, in order.</param>
/// <param name="Exclusive">Where this one is the one to be heard, in order.</param>
internal sealed record SpeakerTimes(int Speaker, IReadOnlyList<TimeRange> All, IReadOnlyList<TimeRange> Exclusive)
{
    /// <summary>Sorts turns by speaker.</summary>
    public static IReadOnlyList<SpeakerTimes> Of(IReadOnlyList<SpeakerTurn> turns, IReadOnlyList<SpeakerTurn> exclusive)
    {
        var own = exclusive.ToLookup(turn => turn.Speaker, turn => new TimeRange(turn.Start, turn.End));
        return
        [
            .. turns
                .GroupBy(turn => turn.Speaker, turn => new TimeRange(turn.Start, turn.End))
                .OrderBy(ranges => ranges.Key)
                .Select(ranges => new SpeakerTimes(ranges.Key, TimeRanges.Merge(ranges), TimeRanges.Merge(own[ranges.Key]))),
        ];
    }

    /// <summary>The share of a range in which this speaker speaks, 0 to 1.</summary>
    public double Share(TimeRange range) => range.Duration > TimeSpan.Zero ? TimeRanges.Overlap(range, All) / range.Duration : 0;

    /// <summary>How much of a range this speaker has, in seconds: where another is to be heard too, half counts.</summary>
    public double Seconds(TimeRange range) => (TimeRanges.Overlap(range, All) + TimeRanges.Overlap(range, Exclusive)).TotalSeconds / 2;

    /// <summary>From a range to the nearest turn, in seconds; 0 if they meet.</summary>
    public double Distance(TimeRange range)
    {
        var (low, high) = (0, All.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = All[middle].End < range.Start ? (middle + 1, high) : (low, middle);
        }

        var before = low > 0 ? (range.Start - All[low - 1].End).TotalSeconds : double.PositiveInfinity;
        var after = low < All.Count ? Math.Max(0, (All[low].Start - range.End).TotalSeconds) : double.PositiveInfinity;
        return Math.Min(before, after);
    }
}
