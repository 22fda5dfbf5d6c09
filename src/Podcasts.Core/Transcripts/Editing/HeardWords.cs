namespace Podcasts.Core.Transcripts.Editing;

/// <summary>Finds what the machine heard where people have written something else.</summary>
public static class HeardWords
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1); // Words may lie a little outside of their segment.

    /// <summary>The machine's words with their middle in a stretch; empty where there are none.</summary>
    public static string Between(IReadOnlyList<TranscriptSegment> heard, TimeSpan start, TimeSpan end) =>
        string.Join(' ', heard.SkipWhile(segment => segment.End + Margin < start).TakeWhile(segment => segment.Start - Margin < end)
            .Select(segment => Part(segment, start, end)).OfType<string>());

    /// <summary>The same as words with their times.</summary>
    public static IReadOnlyList<TranscriptWord> In(IReadOnlyList<TranscriptSegment> heard, TimeSpan start, TimeSpan end) =>
        [.. heard.SelectMany(segment => segment.Words).Where(word => SegmentCutter.Middle(word) >= start && SegmentCutter.Middle(word) < end)];

    /// <summary>Puts <see cref="TranscriptSegment.Heard"/> into segments that hold a person's words which are not the machine's.</summary>
    internal static IEnumerable<TranscriptSegment> Tell(IReadOnlyList<TranscriptSegment> shown, IReadOnlyList<TranscriptSegment> heard, IReadOnlyList<Patch> patches)
    {
        for (var (i, next) = (0, 0); i < shown.Count; i++)
        {
            var segment = shown[i];
            while (next < patches.Count && patches[next].End <= segment.Start)
            {
                next++;
            }

            if (patches.Skip(next).TakeWhile(patch => patch.Start < segment.End + Margin).Any(patch => Holds(segment, patch)))
            {
                var (start, end) = SegmentStretch.Of(shown, i);
                var text = Between(heard, start, end);
                yield return text == segment.Text ? segment : segment with { Heard = text };
            }
            else
            {
                yield return segment;
            }
        }
    }

    private static string? Part(TranscriptSegment segment, TimeSpan start, TimeSpan end)
    {
        if (segment.Words.Count == 0)
        {
            return SegmentCutter.Middle(segment) >= start && SegmentCutter.Middle(segment) < end ? segment.Text : null;
        }

        var from = segment.Words.Count(word => SegmentCutter.Middle(word) < start);
        var to = segment.Words.Count(word => SegmentCutter.Middle(word) < end);
        return to <= from ? null : to - from == segment.Words.Count ? segment.Text : SegmentCutter.Piece(segment, SpacedWords.Of(segment), from, to).Text;
    }

    private static bool Holds(TranscriptSegment segment, Patch patch) => segment.Words.Count > 0
        ? segment.Words.Any(word => patch.Has(SegmentCutter.Middle(word)))
        : patch.Has(SegmentCutter.Middle(segment));
}
