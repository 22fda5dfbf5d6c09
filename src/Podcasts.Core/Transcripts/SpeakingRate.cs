namespace Podcasts.Core.Transcripts;

/// <summary>How fast people speak in an episode, in letters per second of speech, and what lies far outside of it.</summary>
/// <remarks>Median and median deviation: the passages looked for must not shift the measure. Letters serve all scripts; words do not.</remarks>
internal sealed class SpeakingRate
{
    private const int Enough = 8; // segments; fewer tell nothing of an episode
    private const double Impossible = 40; // letters in a second
    private const double Deviations = 3;
    private const int FewLetters = 20; // a short cry is as fast as it likes
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(3); // shorter, one word and a breath are slow
    private static readonly double Double = Math.Log(2); // within half and double of the median all is well

    private readonly IReadOnlyList<TimeRange> _speech;
    private readonly double _fastest;
    private readonly double _slowest;

    private SpeakingRate(IReadOnlyList<TimeRange> speech, double slowest, double fastest) => (_speech, _slowest, _fastest) = (speech, slowest, fastest);

    /// <param name="segments">In order.</param>
    /// <param name="speech">Merged; where it is empty, pauses count too.</param>
    public static SpeakingRate Of(IReadOnlyList<TranscriptSegment> segments, IReadOnlyList<TimeRange> speech)
    {
        double[] rates = [.. segments.Where(segment => Letters(segment) >= FewLetters).Select(segment => Math.Log(Measure(segment, speech)))];
        if (rates.Length < Enough)
        {
            return new(speech, 0, Impossible);
        }

        var median = Median(rates);
        var band = Math.Max(Double, Deviations * 1.4826 * Median([.. rates.Select(rate => Math.Abs(rate - median))]));
        return new(speech, Math.Exp(median - band), Math.Min(Impossible, Math.Exp(median + band)));
    }

    public bool IsFast(TranscriptSegment segment) => Letters(segment) >= FewLetters && Measure(segment, _speech) > _fastest;

    public bool IsSlow(TranscriptSegment segment) => segment.End - segment.Start >= Long && Measure(segment, _speech) < _slowest;

    private static int Letters(TranscriptSegment segment) => segment.Text.Count(char.IsLetterOrDigit);

    private static double Measure(TranscriptSegment segment, IReadOnlyList<TimeRange> speech)
    {
        const double Shortest = 0.1;
        var range = new TimeRange(segment.Start, segment.End);
        var spoken = TimeRanges.Overlap(range, speech);
        return Letters(segment) / Math.Max(Shortest, (spoken > range.Duration / 2 ? spoken : range.Duration).TotalSeconds);
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
