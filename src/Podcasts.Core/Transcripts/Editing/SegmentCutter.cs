namespace Podcasts.Core.Transcripts.Editing;

/// <summary>Cuts a segment between its words. A segment without words has no inside to cut.</summary>
public static class SegmentCutter
{
    /// <summary>A word belongs to the side that its middle lies on.</summary>
    internal static TimeSpan Middle(TranscriptWord word) => (word.Start + word.End) / 2;

    /// <summary>The middle of the words, or of the segment where there are none.</summary>
    internal static TimeSpan Middle(TranscriptSegment segment) => segment.Words.Count > 0
        ? (segment.Words[0].Start + segment.Words[^1].End) / 2
        : (segment.Start + segment.End) / 2;

    /// <summary>When to cut so that the second part begins with the word at a place of the text, or after it; null where there are no words on both sides.</summary>
    public static TimeSpan? WordAt(TranscriptSegment segment, int offset)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var (texts, position, word) = (SpacedWords.Of(segment), 0, 0);
        while (word < texts.Count && position + texts[word].TrimEnd().Length <= offset)
        {
            position += texts[word++].Length;
        }

        return word > 0 && word < texts.Count ? (Middle(segment.Words[word - 1]) + Middle(segment.Words[word])) / 2 : null;
    }

    /// <summary>One segment, or two where there are words on both sides.</summary>
    internal static IEnumerable<TranscriptSegment> Cut(TranscriptSegment segment, TimeSpan at)
    {
        var before = segment.Words.TakeWhile(word => Middle(word) < at).Count();
        if (before == 0 || before == segment.Words.Count)
        {
            return [segment];
        }

        var texts = SpacedWords.Of(segment);
        return [Piece(segment, texts, 0, before), Piece(segment, texts, before, segment.Words.Count)];
    }

    /// <summary>Some words of a segment.</summary>
    /// <param name="segment">With words.</param>
    /// <param name="texts">As <see cref="SpacedWords"/> gives them.</param>
    /// <param name="from">The first word.</param>
    /// <param name="to">The word after the last one.</param>
    internal static TranscriptSegment Piece(TranscriptSegment segment, IReadOnlyList<string> texts, int from, int to)
    {
        var words = segment.Words.Skip(from).Take(to - from).ToList();
        var start = from == 0 ? segment.Start : words[0].Start;
        var end = to == segment.Words.Count ? segment.End : words.Max(word => word.End);
        return new(segment.Id, start, end > start ? end : start, string.Concat(texts.Skip(from).Take(to - from)), segment.Speaker)
        {
            SpeakerId = segment.SpeakerId,
            Words = words,
            Confidence = segment.Confidence,
        };
    }
}
