namespace Podcasts.Core.Transcripts;

/// <summary>Cuts segments into captions that can be read as they are heard: two lines of 42 characters and 7 s at most, each by one speaker.</summary>
/// <remarks>Cuts between words only. Where words have no times they are taken to be said evenly, which is near enough to read along, and to nothing else.</remarks>
internal static class CaptionCutter
{
    private const int LineLength = 42;
    private const int MostLines = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(7);

    public static IEnumerable<Caption> Cut(IEnumerable<TranscriptSegment> segments) =>
        segments.SelectMany(segment => segment.Words.Count > 0 ? Cut(segment) : Cut(Even(segment)).Select(caption => caption with { Words = null }));

    private static TranscriptSegment Even(TranscriptSegment segment)
    {
        var words = segment.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var letters = (double)words.Sum(word => word.Length);
        var said = 0;
        return segment with { Words = [.. words.Select(word => new TranscriptWord(At(said), At(said += word.Length), word, 1))] };

        TimeSpan At(int letter) => segment.Start + ((segment.End - segment.Start) * (letter / letters));
    }

    private static IEnumerable<Caption> Cut(TranscriptSegment segment)
    {
        var (words, texts) = (segment.Words, SpacedWords.Of(segment));
        for (var (first, next) = (0, 0); first < words.Count; first = next)
        {
            var lines = new List<List<CaptionWord>>();
            for (next = first; next < words.Count && (next == first || (GoesOn(first, next) && Fits(lines, texts[next]))); next++)
            {
                Add(lines, new(words[next].Start, texts[next]));
            }

            // Words may overlap a little; captions of one segment never do.
            var last = words[next - 1];
            var end = next < words.Count && words[next].Start < last.End ? words[next].Start : last.End;
            yield return new(words[first].Start, end, words[first].Speaker ?? segment.Speaker, [.. lines.Select(line => OneLine(Text(line)))]) { Words = lines };

            bool GoesOn(int from, int word) =>
                words[word].Speaker == words[from].Speaker
                && words[word].End - words[from].Start <= Longest
                && !(lines.Count == MostLines && EndsSentence(words[word - 1].Text));
        }
    }

    private static bool Fits(List<List<CaptionWord>> lines, string word) => lines.Count < MostLines || FitsLine(lines[^1], word);

    private static bool FitsLine(List<CaptionWord> line, string word) => (Text(line) + word).TrimEnd().Length <= LineLength;

    private static void Add(List<List<CaptionWord>> lines, CaptionWord word)
    {
        if (lines.Count > 0 && FitsLine(lines[^1], word.Text))
        {
            lines[^1].Add(word);
        }
        else
        {
            lines.Add([word]);
        }
    }

    private static string Text(IEnumerable<CaptionWord> line) => string.Concat(line.Select(word => word.Text));

    private static bool EndsSentence(string word) => word.TrimEnd('"', '\'', '”', '’', ')') is [.., '.' or '!' or '?' or '…'];

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
