namespace Podcasts.Core.Transcripts;

/// <summary>How sure the recogniser was of a segment.</summary>
/// <param name="MeanLogProbability">Natural logarithm, mean over the window's tokens.</param>
/// <param name="NoSpeechProbability">Of the window, 0 to 1.</param>
/// <param name="CompressionRatio">UTF-8 bytes by zlib bytes of the window's text; above 2.4 means repetition.</param>
/// <param name="Temperature">The sampling temperature that succeeded, 0 to 1.</param>
public sealed record SegmentConfidence(double MeanLogProbability, double NoSpeechProbability, double CompressionRatio, double Temperature);
