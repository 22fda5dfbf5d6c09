using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Search;

/// <summary>What is found as one: a paragraph of a transcript. Words that are looked for together must stand in the same one.</summary>
/// <param name="Speaker">Who says it, as shown, or null.</param>
/// <param name="Text">Never empty.</param>
/// <param name="Words">Of the text; at least one.</param>
/// <param name="Starts">When each of the words is said; as many as words.</param>
public sealed record SearchPassage(string? Speaker, string Text, IReadOnlyList<SearchWord> Words, IReadOnlyList<TimeSpan> Starts)
{
    /// <summary>The passages of a transcript, in order of time; paragraphs without words are none.</summary>
    public static IEnumerable<SearchPassage> Of(IEnumerable<TranscriptSegment> segments) =>
        from paragraph in TranscriptParagraph.Group(segments)
        let words = SearchWord.Of(paragraph.Text)
        where words.Count > 0
        select new SearchPassage(paragraph.Speaker, paragraph.Text, words, Fitted([.. paragraph.Segments.SelectMany(StartsOf)], words.Count, paragraph.Start));

    /// <summary>The passage of a note that somebody wrote at a time; none where it has no words.</summary>
    public static IEnumerable<SearchPassage> OfNote(string note, TimeSpan at) =>
        SearchWord.Of(note) is { Count: > 0 } words ? [new(null, note, words, [.. words.Select(_ => at)])] : [];

    // Words of a segment have times of their own where the engine gave them; else they are spread evenly over it.
    private static IEnumerable<TimeSpan> StartsOf(TranscriptSegment segment)
    {
        var count = SearchWord.Of(segment.Text).Count;
        var timed = segment.Words.SelectMany(word => Enumerable.Repeat(word.Start, SearchWord.Of(word.Text).Count)).ToList();
        return timed.Count == count ? timed : Enumerable.Range(0, count).Select(i => segment.Start + ((segment.End - segment.Start) * i / count));
    }

    // Two segments are joined by a space, so each word is of one of them; should that fail once, times are only a little off.
    private static List<TimeSpan> Fitted(List<TimeSpan> starts, int count, TimeSpan start) =>
        starts.Count == count ? starts : [.. Enumerable.Range(0, count).Select(i => starts.Count > 0 ? starts[Math.Min(i, starts.Count - 1)] : start)];
}
