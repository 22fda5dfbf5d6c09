using Podcasts.Core.Transcripts;
using Podcasts.Core.Transcripts.Editing;

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
                .SelectMany(segment => SegmentCutter.Cut(segment, range.Start))
                .SelectMany(segment => SegmentCutter.Cut(segment, range.End))
                .Select(segment => SegmentCutter.Middle(segment) >= range.Start && SegmentCutter.Middle(segment) < range.End ? With(segment, _ => SpeakerNumber.Write(range.Speaker)) : segment)],
            SplitEdit split => [.. current.SelectMany(segment => SegmentCutter.Cut(segment, split.At))],
            _ => current,
        });
        return [.. edited.Select((segment, i) => Copy(segment, i, segment.Speaker, segment.Words))];
    }

    private static TranscriptSegment Merged(TranscriptSegment segment, string from, string into) =>
        segment.Speaker == from || segment.Words.Any(word => word.Speaker == from || word.SecondSpeaker == from)
            ? With(segment, speaker => speaker == from ? into : speaker)
            : segment;

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
