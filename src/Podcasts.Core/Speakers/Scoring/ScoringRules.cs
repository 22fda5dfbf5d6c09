using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Speakers.Scoring;

/// <summary>Which time is scored.</summary>
/// <param name="Collar">Left out around each start and end in the reference, in total: half before, half after. md-eval's 0.25 is 0.5 here.</param>
/// <param name="SkipOverlap">Leaves out where two turns of the reference overlap.</param>
/// <param name="Evaluated">The ranges to score; null for all from the first turn to the last, of both.</param>
public sealed record ScoringRules(TimeSpan Collar = default, bool SkipOverlap = false, IReadOnlyList<TimeRange>? Evaluated = null)
{
    /// <summary>No collar, overlap scored: the rules of the numbers that pyannote publishes.</summary>
    public static ScoringRules Strict { get; } = new();

    /// <summary>The scored ranges, in order, none of which overlap.</summary>
    internal List<TimeRange> Ranges(IReadOnlyList<SpeakerTurn> reference, IReadOnlyList<SpeakerTurn> hypothesis)
    {
        var all = reference.Concat(hypothesis).ToArray();
        var evaluated = Evaluated ?? (all.Length == 0 ? [] : [new TimeRange(all.Min(turn => turn.Start), all.Max(turn => turn.End))]);
        var excluded = TimeRanges.Merge([.. Collars(reference), .. SkipOverlap ? Overlaps(reference) : []]);
        return [.. TimeRanges.Merge(evaluated).SelectMany(range => TimeRanges.Without(range, excluded))];
    }

    private IEnumerable<TimeRange> Collars(IReadOnlyList<SpeakerTurn> reference) =>
        Collar == TimeSpan.Zero ? [] : reference.SelectMany(turn => new[] { turn.Start, turn.End }).Select(edge => new TimeRange(Later(TimeSpan.Zero, edge - (Collar / 2)), edge + (Collar / 2)));

    private static IEnumerable<TimeRange> Overlaps(IReadOnlyList<SpeakerTurn> reference) =>
        from a in Enumerable.Range(0, reference.Count)
        from b in Enumerable.Range(0, a)
        let start = Later(reference[a].Start, reference[b].Start)
        let end = reference[a].End < reference[b].End ? reference[a].End : reference[b].End
        where start < end
        select new TimeRange(start, end);

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
