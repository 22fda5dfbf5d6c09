namespace Podcasts.Core.Transcripts;

/// <summary>Finds the same words many times in a row (whisper.md 5.7, items 3 and 5), in one segment or over many.</summary>
internal static class Repetition
{
    private const int LongestPhrase = 20; // words
    private const int Times = 4;
    private const int Shortest = 8; // words in all: "no, no, no, no" is speech
    private const int SegmentTimes = 3;

    /// <returns>Positions of the segments that take part.</returns>
    public static HashSet<int> Find(IReadOnlyList<TranscriptSegment> segments)
    {
        var words = segments.Select(segment => Words(segment.Text)).ToList();
        var found = new HashSet<int>();
        AddPhrases([.. words.SelectMany((list, index) => list.Select(word => (word, index)))], found);
        AddSegments([.. words.Select(list => string.Join(' ', list))], found);
        return found;
    }

    private static void AddPhrases(IReadOnlyList<(string Word, int Segment)> words, HashSet<int> found)
    {
        for (var phrase = 1; phrase <= LongestPhrase; phrase++)
        {
            var matches = 0;
            for (var i = phrase; i < words.Count; i++)
            {
                matches = words[i].Word == words[i - phrase].Word ? matches + 1 : 0;
                if (matches + phrase >= Math.Max(Times * phrase, Shortest))
                {
                    found.UnionWith(Enumerable.Range(words[i - matches - phrase + 1].Segment, words[i].Segment - words[i - matches - phrase + 1].Segment + 1));
                }
            }
        }
    }

    private static void AddSegments(IReadOnlyList<string> texts, HashSet<int> found)
    {
        var first = 0;
        for (var i = 1; i < texts.Count; i++)
        {
            first = texts[i] == texts[i - 1] ? first : i;
            if (texts[i].Length > 0 && i - first + 1 >= SegmentTimes)
            {
                found.UnionWith(Enumerable.Range(first, i - first + 1));
            }
        }
    }

    private static string[] Words(string text) =>
    [
        .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => new string([.. word.Where(char.IsLetterOrDigit)]).ToUpperInvariant())
            .Where(word => word.Length > 0),
    ];
}
