using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Transcribe;

/// <summary>Finds speech that a window's text passes over, to be heard once more by itself (whisper.md 13, consequence 5).</summary>
internal static class MissedSpeech
{
    private const double Whole = 0.9; // of the window: alone it would be heard just as before
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(0.2);

    /// <returns>In order of time; none reaches into the text there is.</returns>
    public static IEnumerable<AudioWindow> Of(AudioCut cut, IReadOnlyList<HeardSegment> heard)
    {
        var window = cut.Speech!;
        var segments = TimeRanges.Merge(heard.Select(segment => new TimeRange(segment.Start, segment.End)));
        return
            from missed in SpeechCoverage.Uncovered(cut.Spoken, segments)
            where missed.Duration < Whole * window.Duration
            let start = missed.Start - Margin > window.Start ? missed.Start - Margin : window.Start
            let free = TimeRanges.Without(new TimeRange(start, missed.End + Margin), segments).Single(range => range.Overlap(missed) > TimeSpan.Zero)
            select window.Slice(free.Start, free.End);
    }
}
