namespace Podcasts.Core.Transcripts.Editing;

/// <summary>Makes one segment of two neighbours.</summary>
public static class SegmentJoiner
{
    /// <summary>Whether the same person, or nobody who is known, speaks in both, and both have words with times or neither has.</summary>
    public static bool CanJoin(TranscriptSegment first, TranscriptSegment second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return (first.SpeakerId, first.Speaker) == (second.SpeakerId, second.Speaker) && first.Words.Count > 0 == second.Words.Count > 0;
    }

    /// <summary>Joins the two between which a time lies; where it lies in the middle of one, or they cannot be joined, all stays as it is.</summary>
    internal static IReadOnlyList<TranscriptSegment> Join(IReadOnlyList<TranscriptSegment> segments, TimeSpan at)
    {
        var first = LastBefore(segments, at);
        return first >= 0 && first + 1 < segments.Count && SegmentStretch.Last(segments[first]) < at && CanJoin(segments[first], segments[first + 1])
            ? [.. segments.Take(first), One(segments[first], segments[first + 1]), .. segments.Skip(first + 2)]
            : segments;
    }

    private static int LastBefore(IReadOnlyList<TranscriptSegment> segments, TimeSpan at)
    {
        var (low, high) = (0, segments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = SegmentStretch.First(segments[middle]) < at ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    private static TranscriptSegment One(TranscriptSegment first, TranscriptSegment second) =>
        new(first.Id, first.Start, second.End > first.End ? second.End : first.End, $"{first.Text} {second.Text}", first.Speaker)
        {
            SpeakerId = first.SpeakerId,
            Words = [.. first.Words, .. second.Words],
            Confidence = first.Confidence,
        };
}
