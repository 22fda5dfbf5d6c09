using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Speakers.Editing;

/// <summary>Segments with people's corrections applied to them; speakers stand in them as <see cref="SpeakerNumber"/> writes them.</summary>
internal static class EditedSegments
{
    public static IReadOnlyList<TranscriptSegment> Of(IReadOnlyList<TranscriptSegment> segments, IEnumerable<SpeakerEdit> edits)
    {
        var edited = edits.Aggregate(segments.AsEnumerable(), (current, edit) => edit switch
        {
            MergeEdit merge => [.. current.Select(segment => Merged(segment, SpeakerNumber.Write(merge.From), SpeakerNumber.Write(merge.Into)))],
            ReassignEdit range => [.. current
                .SelectMany(segment => Cut(segment, range.Start))
                .SelectMany(segment => Cut(segment, range.End))
                .Select(segment => Middle(segment) >= range.Start && Middle(segment) < range.End ? With(segment, _ => SpeakerNumber.Write(range.Speaker)) : segment)],
            SplitEdit split => [.. current.SelectMany(segment => Cut(segment, split.At))],
            _ => current,
        });
        return [.. edited.Select((segment, i) => Copy(segment, i, segment.Speaker, segment.Words))];
    }

    private static TranscriptSegment Merged(TranscriptSegment segment, string from, string into) =>
        segment.Speaker == from || segment.Words.Any(word => word.Speaker == from || word.SecondSpeaker == from)
            ? With(segment, speaker => speaker == from ? into : speaker)
            : segment;

    // A word belongs to the side that its middle lies on; a segment without words has no inside to cut.
    private static IEnumerable<TranscriptSegment> Cut(TranscriptSegment segment, TimeSpan at)
    {
        var before = segment.Words.TakeWhile(word => (word.Start + word.End) / 2 < at).Count();
        if (before == 0 || before == segment.Words.Count)
        {
            return [segment];
        }

        var texts = SpacedWords.Of(segment);
        return [Piece(segment, texts, 0, before), Piece(segment, texts, before, segment.Words.Count)];
    }

    private static TranscriptSegment Piece(TranscriptSegment segment, IReadOnlyList<string> texts, int from, int to)
    {
        var words = segment.Words.Skip(from).Take(to - from).ToList();
        var start = from == 0 ? segment.Start : words[0].Start;
        var end = to == segment.Words.Count ? segment.End : words.Max(word => word.End);
        return new(segment.Id, start, end > start ? end : start, string.Concat(texts.Skip(from).Take(to - from)), segment.Speaker)
        {
            Words = words,
            Confidence = segment.Confidence,
        };
    }

    private static TimeSpan Middle(TranscriptSegment segment) => segment.Words.Count > 0
        ? (segment.Words[0].Start + segment.Words[^1].End) / 2
        : (segment.Start + segment.End) / 2;

    /// <summary>Replaces the speakers of a segment and its words.</summary>
    public static TranscriptSegment With(TranscriptSegment segment, Func<string?, string?> speaker)
    {
        return Copy(segment, segment.Id, speaker(segment.Speaker), [.. segment.Words.Select(Word)]);

        TranscriptWord Word(TranscriptWord word)
        {
            var (first, second) = (speaker(word.Speaker), word.SecondSpeaker is null ? null : speaker(word.SecondSpeaker));
            return word with { Speaker = first, SecondSpeaker = second == first ? null : second };
        }
    }

    private static TranscriptSegment Copy(TranscriptSegment segment, int id, string? speaker, IReadOnlyList<TranscriptWord> words) =>
        new(id, segment.Start, segment.End, segment.Text, speaker) { Words = words, Confidence = segment.Confidence };
}
