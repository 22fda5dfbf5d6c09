namespace Podcasts.Core.Transcripts;

/// <summary>Holds the speech that was found against the text that was made of it (whisper.md 13).</summary>
internal static class SpeechCoverage
{
    private static readonly TimeSpan WholeRegion = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PartOfRegion = TimeSpan.FromSeconds(3); // shorter gaps between words are laughter, breath and music

    /// <summary>When there is text: the words where they have times, or else the segment.</summary>
    public static IEnumerable<TimeRange> TextOf(TimeSpan start, TimeSpan end, IReadOnlyList<TranscriptWord> words) =>
        words.Count > 0 ? words.Select(word => new TimeRange(word.Start, word.End)) : [new TimeRange(start, end)];

    /// <summary>Speech long enough to hold words that has none.</summary>
    /// <param name="speech">In order.</param>
    /// <param name="text">In any order.</param>
    public static IReadOnlyList<TimeRange> Uncovered(IEnumerable<TimeRange> speech, IEnumerable<TimeRange> text)
    {
        var taken = TimeRanges.Merge(text);
        return [.. speech.SelectMany(region => TimeRanges.Without(region, taken).Where(part => part.Duration > (part == region ? WholeRegion : PartOfRegion)))];
    }
}
