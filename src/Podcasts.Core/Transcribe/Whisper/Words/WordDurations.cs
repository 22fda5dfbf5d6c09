using Podcasts.Core.Transcribe.Whisper.Decoding;

namespace Podcasts.Core.Transcribe.Whisper.Words;

/// <summary>Shortens words that last longer than people speak (whisper.md 7.4): attention rests on them while nobody speaks.</summary>
internal sealed class WordDurations
{
    private const string SentenceEnds = ".。!！?？";
    private const double LongestTypical = 0.7;
    private const double Trusted = 0.5; // how far a segment's own timestamp may be off before it overrules the words

    private readonly double _typical;
    private readonly double _longest;

    /// <summary>Learns what is usual.</summary>
    /// <param name="words">Of a window, in order.</param>
    public WordDurations(IReadOnlyList<TimedWord> words)
    {
        var durations = words.Select(word => word.Duration).Where(duration => duration > 0).Order().ToArray();
        var middle = durations.Length / 2;
        var median = durations.Length == 0 ? 0 : durations.Length % 2 == 1 ? durations[middle] : (durations[middle - 1] + durations[middle]) / 2;
        (_typical, _longest) = (Math.Min(LongestTypical, median), 2 * Math.Min(LongestTypical, median));
    }

    /// <summary>Lets a long word that follows the end of a sentence begin later.</summary>
    public IReadOnlyList<TimedWord> AfterSentences(IReadOnlyList<TimedWord> words) =>
    [
        .. words.Select((word, i) => i > 0 && word.Duration > _longest && SentenceEnds.Contains(words[i - 1].Text[^1], StringComparison.Ordinal)
            ? word with { Start = word.End - _longest }
            : word),
    ];

    /// <summary>Shortens the first and the last words of a segment.</summary>
    /// <param name="words">Of the segment, at least one.</param>
    /// <param name="segment">As its timestamps have it.</param>
    /// <param name="spoken">Where the last word before it ends, in seconds from the start of the window.</param>
    public IReadOnlyList<TimedWord> AtEdges(IReadOnlyList<TimedWord> words, WindowSegment segment, double spoken)
    {
        var edged = words.ToArray();
        var second = edged.Length > 1 ? edged[1] : null;
        if (edged[0].End - spoken > 4 * _typical && (edged[0].Duration > _longest || second?.End - edged[0].Start > 2 * _longest))
        {
            if (second?.Duration > _longest)
            {
                var bound = Math.Max(second.End / 2, second.End - _longest);
                (edged[0], edged[1]) = (edged[0] with { End = bound }, second with { Start = bound });
            }

            edged[0] = edged[0] with { Start = Math.Max(0, edged[0].End - _longest) };
        }

        var (first, last) = (edged[0], edged[^1]);
        var (start, end) = (segment.Start.TotalSeconds, segment.End?.TotalSeconds);
        if (start < first.End && start - Trusted > first.Start)
        {
            edged[0] = first with { Start = Math.Max(0, Math.Min(first.End - _typical, start)) };
        }

        if (end > last.Start && end + Trusted < last.End)
        {
            edged[^1] = edged[^1] with { End = Math.Max(last.Start + _typical, end.Value) };
        }

        return edged;
    }
}
