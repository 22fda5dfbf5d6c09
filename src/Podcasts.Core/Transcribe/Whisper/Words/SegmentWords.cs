using Podcasts.Core.Transcribe.Whisper.Decoding;

namespace Podcasts.Core.Transcribe.Whisper.Words;

/// <summary>From times of tokens to times of words (whisper.md 7.3 and 7.4).</summary>
internal static class SegmentWords
{
    private const double Trusted = 0.5; // seconds that a timestamp of the model may be off
    private const double Shortest = 0.02;

    /// <summary>Finds the words of each segment.</summary>
    /// <param name="segments">Of one window, in order, at least one.</param>
    /// <param name="texts">What each text token of the window adds.</param>
    /// <param name="times">Of the same tokens.</param>
    /// <param name="language">ISO 639-1 code.</param>
    /// <param name="pauses">Of the window, in order.</param>
    /// <param name="duration">Of the window in seconds.</param>
    /// <returns>For each segment its words, at least one, none of them blank. Times do not decrease, from the window's start to its end.</returns>
    public static IReadOnlyList<IReadOnlyList<TimedWord>> Of(
        IReadOnlyList<WindowSegment> segments, IReadOnlyList<string> texts, IReadOnlyList<TokenTime> times, string language, IReadOnlyList<Pause> pauses, double duration)
    {
        var spelled = segments.Select(segment => WordPunctuation.Join(Spell(segment.Tokens, texts, times, language))).ToList();
        var snapped = WordPauses.Snap([.. spelled.SelectMany(words => words)], pauses);
        var durations = new WordDurations(snapped);
        var shortened = new Queue<TimedWord>(durations.AfterSentences(snapped));
        var timed = new List<IReadOnlyList<TimedWord>>();
        var spoken = 0.0;
        foreach (var (i, segment) in segments.Index())
        {
            var words = durations.AtEdges([.. spelled[i].Select(_ => shortened.Dequeue())], segment, spoken);
            var (from, to) = Room(segments, i, duration);
            from = Math.Max(from, spoken);
            timed.Add(InOrder(words, from, Math.Max(from, to)));
            spoken = timed[^1][^1].End;
        }

        return timed;
    }

    // What follows the last finished segment may be heard again by itself, so the words before that time stay before it and those after it after it.
    // Between finished segments a word may overrun the timestamps a little.
    private static (double From, double To) Room(IReadOnlyList<WindowSegment> segments, int index, double duration)
    {
        var heardTo = Math.Min(segments.Max(segment => segment.End)?.TotalSeconds ?? 0, duration);
        if (segments[index].End is not { } end)
        {
            return (heardTo, duration);
        }

        return index + 1 < segments.Count && segments[index + 1] is { End: { } nextEnd, Start: var nextStart }
            ? (0, Math.Min(heardTo, Math.Min(Math.Max(end.TotalSeconds, nextStart.TotalSeconds) + Trusted, (nextStart + nextEnd).TotalSeconds / 2)))
            : (0, heardTo);
    }

    private static IReadOnlyList<TimedWord> Spell(Range range, IReadOnlyList<string> texts, IReadOnlyList<TokenTime> times, string language)
    {
        var (offset, length) = range.GetOffsetAndLength(texts.Count);
        var words = WordSplitter.Split([.. texts.Skip(offset).Take(length)], language).Select(word =>
        {
            var (first, count) = word.Tokens.GetOffsetAndLength(length);
            TokenTime[] own = [.. times.Skip(offset + first).Take(count)];
            return new TimedWord(word.Text, own[0].Start, own[^1].End, own.Average(token => token.Probability));
        });
        return [.. words.Where(word => !string.IsNullOrWhiteSpace(word.Text))];
    }

    // Each word begins where the one before has ended at the earliest, and a moment before the end of all.
    private static List<TimedWord> InOrder(IReadOnlyList<TimedWord> words, double from, double to)
    {
        var ordered = new List<TimedWord>();
        foreach (var word in words)
        {
            var start = Math.Clamp(Math.Round(word.Start, 2), from, Math.Max(from, to - Shortest));
            from = Math.Clamp(Math.Round(word.End, 2), start, to);
            ordered.Add(word with { Start = start, End = from });
        }

        return ordered;
    }
}
