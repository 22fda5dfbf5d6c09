namespace Podcasts.Core.Transcripts.Editing;

/// <summary>A stretch whose words are a person's and not the machine's.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends; a word is in it if its middle is.</param>
/// <param name="Said">Null where nothing is said.</param>
internal sealed record Patch(TimeSpan Start, TimeSpan End, TranscriptSegment? Said)
{
    /// <summary>What stands after all edits, in order of time; no two overlap.</summary>
    public static IReadOnlyList<Patch> Of(IEnumerable<TranscriptEdit> edits)
    {
        var patches = new List<Patch>();
        foreach (var edit in edits)
        {
            switch (edit)
            {
                case TextEdit text:
                    patches = [.. patches.SelectMany(patch => patch.Outside(text.Start, text.End)), From(text)];
                    break;
                case RevertEdit revert:
                    patches = [.. patches.SelectMany(patch => patch.Outside(revert.Start, revert.End))];
                    break;
            }
        }

        return [.. patches.OrderBy(patch => patch.Start)];
    }

    public bool Has(TimeSpan middle) => middle >= Start && middle < End;

    private static Patch From(TextEdit edit) => new(
        edit.Start, edit.End, edit.Text.Length == 0 ? null : new(0, edit.Start, edit.End, edit.Text) { Words = edit.Words });

    // What a later edit leaves of an earlier one: what was said before it and after it.
    private List<Patch> Outside(TimeSpan start, TimeSpan end)
    {
        if (End <= start || Start >= end)
        {
            return [this];
        }

        var rest = new List<Patch>();
        if (Start < start)
        {
            rest.Add(new(Start, start, Part(middle => middle < start)));
        }

        if (End > end)
        {
            rest.Add(new(end, End, Part(middle => middle >= end)));
        }

        return rest;
    }

    private TranscriptSegment? Part(Func<TimeSpan, bool> isIn)
    {
        if (Said is not { Words.Count: > 0 } said)
        {
            return Said is { } whole && isIn(SegmentCutter.Middle(whole)) ? whole : null;
        }

        var (from, count) = (said.Words.TakeWhile(word => !isIn(SegmentCutter.Middle(word))).Count(), said.Words.Count(word => isIn(SegmentCutter.Middle(word))));
        return count == 0 ? null : SegmentCutter.Piece(said, SpacedWords.Of(said), from, from + count);
    }
}
