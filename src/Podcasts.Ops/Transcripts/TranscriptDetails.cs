using Podcasts.Core.Transcripts;

namespace Podcasts.Ops.Transcripts;

/// <summary>What was said in an episode, as it is kept here.</summary>
/// <param name="Language">ISO 639-1 code as heard; empty where nothing was said.</param>
/// <param name="Translated">Whether the words are an English translation of what was said.</param>
public sealed record TranscriptDetails(
    string Episode, string Model, string Language, bool Translated, TimeSpan Duration, QualityDetails Quality, IReadOnlyList<SegmentDetails> Segments)
{
    internal static TranscriptDetails From(Transcript t) => new(
        t.Episode, t.Model, t.Language, t.Translated, t.Duration, QualityDetails.From(t.Quality!), [.. t.Segments.Select(SegmentDetails.From)]);
}

/// <summary>A stretch of speech.</summary>
/// <param name="Id">Position in the transcript, from 0.</param>
/// <param name="Words">In order of time; empty where the engine gave none.</param>
/// <param name="Confidence">Null where the engine did not say.</param>
public sealed record SegmentDetails(
    int Id, TimeSpan Start, TimeSpan End, string Text, string? Speaker, IReadOnlyList<WordDetails> Words, ConfidenceDetails? Confidence)
{
    internal static SegmentDetails From(TranscriptSegment s) => new(
        s.Id,
        s.Start,
        s.End,
        s.Text,
        s.Speaker,
        [.. s.Words.Select(w => new WordDetails(w.Start, w.End, w.Text, w.Probability, w.Speaker))],
        s.Confidence is { } c ? new(c.MeanLogProbability, c.NoSpeechProbability, c.CompressionRatio, c.Temperature) : null);
}

/// <summary>One spoken word.</summary>
/// <param name="Probability">How sure the recogniser was, 0 to 1.</param>
public sealed record WordDetails(TimeSpan Start, TimeSpan End, string Text, double Probability, string? Speaker);

/// <summary>How sure the recogniser was of a segment.</summary>
/// <param name="MeanLogProbability">Natural logarithm, mean over the window's tokens.</param>
/// <param name="NoSpeechProbability">Of the window, 0 to 1.</param>
/// <param name="CompressionRatio">Of the window's text; above 2.4 means repetition.</param>
/// <param name="Temperature">At which it was heard, 0 to 1.</param>
public sealed record ConfidenceDetails(double MeanLogProbability, double NoSpeechProbability, double CompressionRatio, double Temperature);
