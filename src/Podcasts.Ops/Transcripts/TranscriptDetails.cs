namespace Podcasts.Ops.Transcripts;

/// <summary>What was said in an episode, as it is kept here.</summary>
/// <param name="Language">ISO 639-1 code as heard; empty where nothing was said.</param>
public sealed record TranscriptDetails(string Episode, string Model, string Language, TimeSpan Duration, IReadOnlyList<SegmentDetails> Segments);

/// <summary>A stretch of speech.</summary>
/// <param name="Id">Position in the transcript, from 0.</param>
/// <param name="Words">In order of time; empty where the engine gave none.</param>
/// <param name="Confidence">Null where the engine did not say.</param>
public sealed record SegmentDetails(
    int Id, TimeSpan Start, TimeSpan End, string Text, string? Speaker, IReadOnlyList<WordDetails> Words, ConfidenceDetails? Confidence)
{
    internal static SegmentDetails From(SegmentRecord row) => new(
        row.Position,
        TimeSpan.FromSeconds(row.StartSeconds),
        TimeSpan.FromSeconds(row.EndSeconds),
        row.Text,
        row.Speaker,
        StoredWords.Read(row.Words),
        row is { MeanLogProbability: { } logProbability, NoSpeechProbability: { } noSpeech, CompressionRatio: { } ratio, Temperature: { } temperature }
            ? new(logProbability, noSpeech, ratio, temperature)
            : null);
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
