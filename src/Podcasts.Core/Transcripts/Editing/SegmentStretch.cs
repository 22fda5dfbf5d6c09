namespace Podcasts.Core.Transcripts.Editing;

/// <summary>The stretch of time that holds all words of one segment and none of its neighbours'; corrections of the segment are bound to it.</summary>
public static class SegmentStretch
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    /// <param name="segments">In order of time.</param>
    /// <param name="index">Which of them.</param>
    public static (TimeSpan Start, TimeSpan End) Of(IReadOnlyList<TranscriptSegment> segments, int index)
    {
        var segment = segments[index];
        var (first, last) = (First(segment), Last(segment));
        var start = segment.Words.Count > 0 ? Min(segment.Start, segment.Words[0].Start) : segment.Start;
        var end = segment.Words.Count > 0 ? Max(segment.End, segment.Words[^1].End) : segment.End;
        return (
            Min(first, index > 0 ? Max(start, Last(segments[index - 1]) + Step) : start),
            Max(last + Step, index + 1 < segments.Count ? Min(end, First(segments[index + 1])) : end));
    }

    /// <summary>A time between two neighbours, by which they are told apart.</summary>
    public static TimeSpan Between(TranscriptSegment first, TranscriptSegment second) => (Last(first) + First(second)) / 2;

    internal static TimeSpan First(TranscriptSegment segment) => SegmentCutter.Middle(segment.Words.Count > 0 ? segment.Words[0] : Whole(segment));

    internal static TimeSpan Last(TranscriptSegment segment) => SegmentCutter.Middle(segment.Words.Count > 0 ? segment.Words[^1] : Whole(segment));

    private static TranscriptWord Whole(TranscriptSegment segment) => new(segment.Start, segment.End, segment.Text, 1);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
