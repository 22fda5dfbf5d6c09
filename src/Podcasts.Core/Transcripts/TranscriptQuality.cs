namespace Podcasts.Core.Transcripts;

/// <summary>How far a transcript can be trusted, and where not.</summary>
/// <param name="Speech">Length of all speech that was found.</param>
/// <param name="Coverage">Share of the speech that has text, 0 to 1; null where no speech was found.</param>
/// <param name="Confidence">How sure the recogniser was on average, 0 to 1; null where it does not say.</param>
/// <param name="Doubts">In order of time; of one kind they do not overlap.</param>
public sealed record TranscriptQuality(TimeSpan Speech, double? Coverage, double? Confidence, IReadOnlyList<DoubtfulRange> Doubts)
{
    /// <summary>Judges a transcript.</summary>
    /// <param name="segments">All of them, in order; with words the judgement is finer.</param>
    /// <param name="speech">Where speech was found (<see cref="Transcribe.TranscribedBatch.Speech"/> of all batches), in order; empty where that is not known.</param>
    public static TranscriptQuality Of(IReadOnlyList<TranscriptSegment> segments, IReadOnlyList<TimeRange> speech)
    {
        var regions = TimeRanges.Merge(speech);
        var text = segments.SelectMany(segment => SpeechCoverage.TextOf(segment.Start, segment.End, segment.Words)).ToList();
        var uncovered = SpeechCoverage.Uncovered(regions, text);
        var total = TimeRanges.Total(regions);
        return new(
            total,
            total > TimeSpan.Zero ? 1 - (TimeRanges.Total(uncovered) / total) : null,
            MeanConfidence(segments),
            [
                .. uncovered
                    .Select(range => new DoubtfulRange(DoubtKind.SpeechWithoutText, range.Start, range.End, "Somebody speaks here, but no words were recognised."))
                    .Concat(SegmentDoubts.Find(segments, regions))
                    .OrderBy(doubt => doubt.Start),
            ]);
    }

    /// <summary>How sure the recogniser was of a segment, 0 to 1: the mean over its words, or else over its window's tokens; null where it does not say.</summary>
    public static double? ConfidenceOf(TranscriptSegment segment) =>
        segment.Words.Count > 0 ? segment.Words.Average(word => word.Probability)
        : segment.Confidence is { } confidence ? Math.Exp(Math.Min(0, confidence.MeanLogProbability))
        : null;

    // Longer segments count for more.
    private static double? MeanConfidence(IReadOnlyList<TranscriptSegment> segments)
    {
        var (sum, weights) = (0.0, 0);
        foreach (var segment in segments)
        {
            if (ConfidenceOf(segment) is { } confidence)
            {
                sum += confidence * segment.Text.Length;
                weights += segment.Text.Length;
            }
        }

        return weights > 0 ? sum / weights : null;
    }
}
