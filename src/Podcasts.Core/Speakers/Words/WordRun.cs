using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Speakers.Words;

/// <summary>Words in a row of one speaker.</summary>
/// <param name="First">Index of the first word.</param>
/// <param name="End">Index after the last word.</param>
/// <param name="Speaker">Index of the speaker.</param>
internal readonly record struct WordRun(int First, int End, int Speaker)
{
    /// <summary>Who has a turn of this length in these words says them, however few they are.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(0.4);

    public int Count => End - First;

    /// <summary>The runs within a range of words.</summary>
    public static List<WordRun> Of(int[] path, int first, int end)
    {
        var runs = new List<WordRun>();
        for (var i = first; i < end; i++)
        {
            if (runs.Count > 0 && runs[^1].Speaker == path[i])
            {
                runs[^1] = runs[^1] with { End = i + 1 };
            }
            else
            {
                runs.Add(new(i, i + 1, path[i]));
            }
        }

        return runs;
    }

    /// <summary>When the words are spoken.</summary>
    public TimeRange Range(IReadOnlyList<SpokenWord> words)
    {
        var (start, end) = (words[First].Range.Start, words[End - 1].Range.End);
        return new(start, end > start ? end : start);
    }

    /// <summary>Whether the speaker has a turn in which nobody else is to be heard there.</summary>
    public bool HasOwnTurn(IReadOnlyList<SpokenWord> words, IReadOnlyList<SpeakerTimes> speakers) =>
        TimeRanges.Overlap(WordEvidence.Widen(Range(words)), speakers[Speaker].Exclusive) >= Enough;
}
