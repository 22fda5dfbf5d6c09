using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Speakers.Words;

/// <summary>Splits segments where the speaker changes.</summary>
internal static class SegmentSplitter
{
    private const int EnoughWords = 2;
    private static readonly TimeSpan EnoughTime = TimeSpan.FromSeconds(1);

    /// <summary>Gives pieces that are too short to a neighbour in their segment, unless they are remarks with a turn of their own.</summary>
    /// <param name="path">The speaker of each word; it is changed.</param>
    /// <param name="words">Of the whole transcript.</param>
    /// <param name="evidence">For each word.</param>
    /// <param name="speakers">Their turns.</param>
    /// <param name="first">The segment's first word.</param>
    /// <param name="end">The word after its last.</param>
    /// <returns>The pieces that are left.</returns>
    public static List<WordRun> Pieces(int[] path, IReadOnlyList<SpokenWord> words, IReadOnlyList<WordEvidence> evidence, IReadOnlyList<SpeakerTimes> speakers, int first, int end)
    {
        while (true)
        {
            var runs = WordRun.Of(path, first, end);
            var at = runs.Count == 1 ? -1 : runs.FindIndex(run => run.Count < EnoughWords && run.Range(words).Duration < EnoughTime && !run.HasOwnTurn(words, speakers));
            if (at < 0)
            {
                return runs;
            }

            var neighbours = new[] { at - 1, at + 1 }.Where(i => i >= 0 && i < runs.Count).Select(i => runs[i].Speaker);
            path[runs[at].First] = neighbours.MaxBy(speaker => evidence[runs[at].First].Likelihoods[speaker]);
        }
    }

    /// <summary>Cuts a segment into pieces. A text that was edited is left whole, as its words are not those that were heard.</summary>
    /// <param name="segment">With words, each of which has its speaker.</param>
    /// <param name="lengths">The number of words of each piece.</param>
    /// <returns>With the segment's own id.</returns>
    public static IEnumerable<TranscriptSegment> Split(TranscriptSegment segment, IReadOnlyList<int> lengths)
    {
        var texts = SpacedWords.Of(segment);
        if (lengths.Count == 1 || string.Concat(texts) != segment.Text)
        {
            return [segment];
        }

        var pieces = new List<TranscriptSegment>();
        var first = 0;
        foreach (var length in lengths)
        {
            var words = segment.Words.Skip(first).Take(length).ToArray();
            var start = first == 0 ? segment.Start : words[0].Start;
            var end = first + length == segment.Words.Count ? segment.End : words[^1].End;
            pieces.Add(new(segment.Id, start, end > start ? end : start, string.Concat(texts.Skip(first).Take(length))) { Words = words, Confidence = segment.Confidence });
            first += length;
        }

        return pieces;
    }
}
