namespace Podcasts.Core.Transcripts.Reading;

/// <summary>Some files have a segment for each word; this makes passages of them that can be read, and keeps when each word is said.</summary>
internal static class SingleWords
{
    private const int Comfortable = 200; // characters
    private const double Pause = 2; // s

    public static IEnumerable<Said> Join(IReadOnlyList<Said> said) =>
        said.Count > 1 && said.Count(passage => !passage.Text.Contains(' ', StringComparison.Ordinal)) > said.Count * 0.9 ? Joined(said) : said;

    private static IEnumerable<Said> Joined(IReadOnlyList<Said> said)
    {
        var words = new List<Said>();
        foreach (var word in said)
        {
            if (words.Count > 0 && Ends(words, word))
            {
                yield return Passage(words);
                words.Clear();
            }

            words.Add(word);
        }

        yield return Passage(words);
    }

    private static bool Ends(List<Said> words, Said next) =>
        next.Speaker != words[^1].Speaker
        || next.Start - words[^1].End >= Pause
        || words.Sum(word => word.Text.Length + 1) > Comfortable
        || (words.Count > 5 && words[^1].Text.TrimEnd('"', '”', '’', ')') is [.., '.' or '!' or '?' or '…']);

    private static Said Passage(List<Said> words) => new(words[0].Start, words.Max(word => word.End), string.Join(' ', words.Select(word => word.Text)), words[0].Speaker)
    {
        Words = [.. words.Select(word => new TranscriptWord(TimeSpan.FromSeconds(word.Start), TimeSpan.FromSeconds(word.End), word.Text, 1))],
    };
}
