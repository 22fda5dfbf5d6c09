namespace Podcasts.Core.Transcripts;

/// <summary>Cuts segments into captions that can be read as they are heard: two lines of 42 characters and 7 s at most, each by one speaker.</summary>
/// <remarks>Cuts between words only; a segment without word times stays one caption, for nobody knows when its middle is said.</remarks>
internal static class CaptionCutter
{
    private const int LineLength = 42;
    private const int MostLines = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(7);

    public static IEnumerable<Caption> Cut(IEnumerable<TranscriptSegment> segments) =>
        segments.SelectMany(segment => segment.Words.Count > 0 ? Cut(segment) : [new(segment.Start, segment.End, segment.Speaker, [OneLine(segment.Text)])]);

    private static IEnumerable<Caption> Cut(TranscriptSegment segment)
    {
        var (words, texts) = (segment.Words, SpacedWords.Of(segment));
        for (var (first, next) = (0, 0); first < words.Count; first = next)
        {
            var lines = new List<string>();
            for (next = first; next < words.Count && (next == first || (GoesOn(first, next) && Fits(lines, texts[next]))); next++)
            {
                Add(lines, texts[next]);
            }

            // Words may overlap a little; captions of one segment never do.
            var last = words[next - 1];
            var end = next < words.Count && words[next].Start < last.End ? words[next].Start : last.End;
            yield return new(words[first].Start, end, words[first].Speaker ?? segment.Speaker, [.. lines.Select(OneLine)]);

            bool GoesOn(int from, int word) =>
                words[word].Speaker == words[from].Speaker
                && words[word].End - words[from].Start <= Longest
                && !(lines.Count == MostLines && EndsSentence(words[word - 1].Text));
        }
    }

    private static bool Fits(List<string> lines, string word) => lines.Count < MostLines || (lines[^1] + word).TrimEnd().Length <= LineLength;

    private static void Add(List<string> lines, string word)
    {
        if (lines.Count > 0 && (lines[^1] + word).TrimEnd().Length <= LineLength)
        {
            lines[^1] += word;
        }
        else
        {
            lines.Add(word);
        }
    }

    private static bool EndsSentence(string word) => word.TrimEnd('"', '\'', '”', '’', ')') is [.., '.' or '!' or '?' or '…'];

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
