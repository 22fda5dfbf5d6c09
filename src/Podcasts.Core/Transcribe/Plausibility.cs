using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Transcribe;

/// <summary>Tells words that somebody said from words that the model made up for music, noise and silence (whisper.md 5.7 and 13).</summary>
internal sealed class Plausibility(TranscribeParameters parameters)
{
    private const double LittleSpeech = 0.2; // of a window
    private const double Unsure = -0.8; // mean log-probability
    private const double NotQuiteSure = -0.5;
    private static readonly TimeSpan Near = TimeSpan.FromSeconds(0.2);

    /// <summary>Leaves out what was made up: unsure words of a window with little speech, and not quite sure ones where nobody speaks at all.</summary>
    public List<HeardSegment> Filter(IReadOnlyList<HeardSegment> segments, AudioCut cut)
    {
        var little = TimeRanges.Total(cut.Spoken) < LittleSpeech * cut.Speech!.Duration;
        return
        [
            .. segments.Where(segment =>
                !(little && segment.Confidence.MeanLogProbability < Unsure)
                && !(IsDoubtful(segment.Confidence) && IsSilent(segment, cut.Spoken))),
        ];
    }

    /// <summary>Whether words that only a second hearing brought are to be believed.</summary>
    public bool IsSure(HeardSegment segment) =>
        segment.Confidence.MeanLogProbability >= Unsure && segment.Confidence.CompressionRatio <= parameters.MaximumCompressionRatio;

    private bool IsDoubtful(SegmentConfidence confidence) =>
        confidence.MeanLogProbability < NotQuiteSure || confidence.NoSpeechProbability > parameters.NoSpeechThreshold;

    private static bool IsSilent(HeardSegment segment, IReadOnlyList<TimeRange> spoken) =>
        spoken.All(range => range.Start - Near >= segment.End || range.End + Near <= segment.Start);
}
