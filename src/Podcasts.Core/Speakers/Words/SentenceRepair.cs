namespace Podcasts.Core.Speakers.Words;

/// <summary>Gives a stray word or two to the speaker of nearly the whole sentence, unless there is a turn for them.</summary>
internal static class SentenceRepair
{
    private const double Majority = 0.7;
    private const int Few = 2; // words
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(2); // ends a sentence where there is no punctuation

    /// <summary>Changes the path.</summary>
    public static void Apply(int[] path, IReadOnlyList<SpokenWord> words, IReadOnlyList<SpeakerTimes> speakers)
    {
        for (var (first, end) = (0, 0); first < words.Count; first = end)
        {
            for (end = first + 1; end < words.Count && !words[end - 1].EndsSentence && words[end].Range.Start - words[end - 1].Range.End < LongPause;)
            {
                end++;
            }

            var (speaker, count) = path[first..end].CountBy(s => s).MaxBy(share => share.Value);
            var strays = WordRun.Of(path, first, end).Where(run => run.Speaker != speaker).ToArray();
            if (count >= Majority * (end - first) && Array.TrueForAll(strays, run => run.Count <= Few && !run.HasOwnTurn(words, speakers)))
            {
                Array.Fill(path, speaker, first, end - first);
            }
        }
    }
}
