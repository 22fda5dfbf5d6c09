namespace Podcasts.Core.Transcripts;

/// <summary>The words of a segment with the space after each as the segment's text has it, since not every language puts one.</summary>
internal static class SpacedWords
{
    /// <returns>One text for each word; together they are the segment's text.</returns>
    public static IReadOnlyList<string> Of(TranscriptSegment segment)
    {
        var starts = new List<int>();
        var position = 0;
        foreach (var word in segment.Words)
        {
            var found = segment.Text.IndexOf(word.Text, position, StringComparison.Ordinal);
            if (found < 0)
            {
                return [.. segment.Words.Select(w => w.Text + " ")]; // The text was changed since it was heard.
            }

            starts.Add(starts.Count == 0 ? 0 : found);
            position = found + word.Text.Length;
        }

        return [.. starts.Select((start, i) => segment.Text[start..(i + 1 < starts.Count ? starts[i + 1] : segment.Text.Length)])];
    }
}
