using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Speakers.Words;

/// <summary>A word on its way to a speaker; a segment without words is one long word.</summary>
/// <param name="Segment">Index of its segment.</param>
/// <param name="Range">When it is really spoken.</param>
/// <param name="Text">With its punctuation.</param>
internal sealed record SpokenWord(int Segment, TimeRange Range, string Text)
{
    private const double Onset = 0.12; // s
    private const double Letter = 0.08; // s
    private const double Longest = 1.5; // s

    /// <summary>Whether a sentence ends with it.</summary>
    public bool EndsSentence => Text.TrimEnd('"', '\'', '”', '’', ')') is [.., '.' or '!' or '?' or '…' or '。' or '！' or '？'];

    /// <summary>All words of all segments, in order of time.</summary>
    /// <remarks>Recognisers stretch a word over the silence after it and let words step back; that would lead to the wrong speaker.</remarks>
    public static IReadOnlyList<SpokenWord> Of(IReadOnlyList<TranscriptSegment> segments)
    {
        var words = new List<SpokenWord>();
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            words.AddRange(segment.Words.Count == 0
                ? [new(i, new(segment.Start, segment.End), segment.Text)]
                : segment.Words.Select(word => new SpokenWord(i, new(word.Start, word.Start + Duration(word)), word.Text)));
        }

        for (var i = 1; i < words.Count; i++)
        {
            var earliest = words[i - 1].Range.Start;
            words[i] = words[i].Range.Start >= earliest ? words[i] : words[i] with { Range = new(earliest, words[i].Range.End > earliest ? words[i].Range.End : earliest) };
        }

        return words;
    }

    private static TimeSpan Duration(TranscriptWord word) =>
        TimeSpan.FromSeconds(Math.Min((word.End - word.Start).TotalSeconds, Math.Min(Longest, Onset + (Letter * word.Text.Count(char.IsLetterOrDigit)))));
}
