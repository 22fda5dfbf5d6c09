namespace Podcasts.Core.Transcripts;

/// <summary>Finds what is doubtful about segments; neighbours with the same doubt make one range.</summary>
internal static class SegmentDoubts
{
    private const double LowConfidence = 0.5; // a mean log-probability of -0.7 (whisper.md 5.7)
    private const double LoopRatio = 2.4; // OpenAI's limit of the compression ratio
    private const double LittleSpeech = 0.1; // of a segment
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    public static IEnumerable<DoubtfulRange> Find(IReadOnlyList<TranscriptSegment> segments, IReadOnlyList<TimeRange> speech)
    {
        var rate = SpeakingRate.Of(segments, speech);
        var repeated = Repetition.Find(segments);
        return
        [
            .. Ranges(segments, DoubtKind.TextWithoutSpeech, "There are words here, but hardly any speech was found.", (segment, _) => IsOutsideSpeech(segment, speech)),
            .. Ranges(segments, DoubtKind.Loop, "The text goes round in a loop here.", (segment, _) => segment.Confidence?.CompressionRatio > LoopRatio),
            .. Ranges(segments, DoubtKind.Repetition, "The same words come many times in a row.", (_, index) => repeated.Contains(index)),
            .. Ranges(segments, DoubtKind.Fast, "This is more text than people say in the time.", (segment, _) => rate.IsFast(segment)),
            .. Ranges(segments, DoubtKind.Slow, "This is less text than people say in the time; words may be missing.", (segment, _) => rate.IsSlow(segment)),
            .. Ranges(segments, DoubtKind.LowConfidence, "The recogniser was unsure of these words.", (segment, _) => TranscriptQuality.ConfidenceOf(segment) < LowConfidence),
        ];
    }

    private static bool IsOutsideSpeech(TranscriptSegment segment, IReadOnlyList<TimeRange> speech)
    {
        var range = new TimeRange(segment.Start, segment.End);
        return speech.Count > 0 && range.Duration > Short && TimeRanges.Overlap(range, speech) < LittleSpeech * range.Duration;
    }

    private static IEnumerable<DoubtfulRange> Ranges(IReadOnlyList<TranscriptSegment> segments, DoubtKind kind, string reason, Func<TranscriptSegment, int, bool> isDoubtful)
    {
        for (var first = 0; first < segments.Count; first++)
        {
            var last = first - 1;
            while (last + 1 < segments.Count && isDoubtful(segments[last + 1], last + 1))
            {
                last++;
            }

            if (last >= first)
            {
                yield return new(kind, segments[first].Start, segments[last].End, reason);
                first = last;
            }
        }
    }
}
