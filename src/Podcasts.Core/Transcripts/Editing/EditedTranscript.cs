namespace Podcasts.Core.Transcripts.Editing;

/// <summary>Segments with people's corrections of what is said laid over them.</summary>
/// <remarks>Texts first, then whoever speaks is told (<see cref="Speakers.Editing"/>), and then splits and joins, which are about segments as they are shown.</remarks>
public static class EditedTranscript
{
    /// <summary>Replaces what people have corrected.</summary>
    /// <param name="heard">As the machine heard it, in order of time.</param>
    /// <param name="edits">Oldest first.</param>
    public static IReadOnlyList<TranscriptSegment> Texts(IReadOnlyList<TranscriptSegment> heard, IEnumerable<TranscriptEdit> edits)
    {
        var patches = Patch.Of(edits);
        if (patches.Count == 0)
        {
            return heard;
        }

        var left = heard.SelectMany(segment => Left(segment, patches));
        return Numbered(left.Concat(patches.Select(patch => patch.Said).OfType<TranscriptSegment>()).OrderBy(segment => segment.Start));
    }

    /// <summary>Splits and joins segments, and says what the machine heard where people have corrected it.</summary>
    /// <param name="shown">With texts and speakers as they are shown.</param>
    /// <param name="heard">As the machine heard it.</param>
    /// <param name="edits">Oldest first.</param>
    public static IReadOnlyList<TranscriptSegment> Segments(
        IReadOnlyList<TranscriptSegment> shown, IReadOnlyList<TranscriptSegment> heard, IReadOnlyList<TranscriptEdit> edits)
    {
        var cut = edits.Aggregate(shown.AsEnumerable(), (current, edit) => edit switch
        {
            SplitEdit split => [.. current.SelectMany(segment => SegmentCutter.Cut(segment, split.At))],
            JoinEdit join => SegmentJoiner.Join([.. current], join.At),
            _ => current,
        });
        var patches = Patch.Of(edits);
        return patches.Count == 0 && ReferenceEquals(cut, shown) ? shown : Numbered(HeardWords.Tell([.. cut], heard, patches));
    }

    // What the patches leave of a segment: runs of words that lie in none.
    private static List<TranscriptSegment> Left(TranscriptSegment segment, IReadOnlyList<Patch> patches)
    {
        var near = Near(segment, patches);
        if (near.Count == 0)
        {
            return [segment];
        }

        if (segment.Words.Count == 0)
        {
            return near.Any(patch => patch.Has(SegmentCutter.Middle(segment))) ? [] : [segment];
        }

        var owners = segment.Words.Select(word => near.FindIndex(patch => patch.Has(SegmentCutter.Middle(word)))).ToList();
        if (owners.TrueForAll(owner => owner < 0))
        {
            return [segment];
        }

        var (texts, pieces) = (SpacedWords.Of(segment), new List<TranscriptSegment>());
        for (var (first, end) = (0, 0); first < owners.Count; first = end)
        {
            end = first + 1;
            while (end < owners.Count && owners[end] == owners[first])
            {
                end++;
            }

            if (owners[first] < 0)
            {
                pieces.Add(SegmentCutter.Piece(segment, texts, first, end));
            }
        }

        return pieces;
    }

    // Words may lie a little outside of their segment.
    private static List<Patch> Near(TranscriptSegment segment, IReadOnlyList<Patch> patches)
    {
        var margin = TimeSpan.FromSeconds(1);
        var (low, high) = (0, patches.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = patches[middle].End + margin <= segment.Start ? (middle + 1, high) : (low, middle);
        }

        return [.. patches.Skip(low).TakeWhile(patch => patch.Start < segment.End + margin)];
    }

    private static List<TranscriptSegment> Numbered(IEnumerable<TranscriptSegment> segments) =>
    [
        .. segments.Select((segment, i) => new TranscriptSegment(i, segment.Start, segment.End, segment.Text, segment.Speaker)
        {
            SpeakerId = segment.SpeakerId,
            Words = segment.Words,
            Confidence = segment.Confidence,
            Heard = segment.Heard,
        }),
    ];
}
