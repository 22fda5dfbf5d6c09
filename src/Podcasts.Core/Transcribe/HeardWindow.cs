namespace Podcasts.Core.Transcribe;

/// <summary>What the recogniser made of one window.</summary>
/// <param name="Language">ISO 639-1 code.</param>
/// <param name="Segments">In order of time; empty on silence. Times count from the start of the episode.</param>
/// <param name="HeardTo">End of the last segment whose end the model stated, or the window's end: words may follow that it did not get to.</param>
public sealed record HeardWindow(string Language, IReadOnlyList<HeardSegment> Segments, TimeSpan HeardTo);

/// <summary>A stretch of words between two timestamps of one window.</summary>
/// <param name="Start">Time from the start of the episode.</param>
/// <param name="End">Time from the start of the episode.</param>
/// <param name="Text">Trimmed, not empty.</param>
/// <param name="MeanLogProbability">Natural logarithm, mean over the window's tokens.</param>
/// <param name="NoSpeechProbability">Of the window, 0 to 1.</param>
/// <param name="CompressionRatio">UTF-8 bytes by zlib bytes of the window's text; above 2.4 means repetition.</param>
/// <param name="Temperature">The sampling temperature that succeeded, 0 to 1.</param>
public sealed record HeardSegment(
    TimeSpan Start,
    TimeSpan End,
    string Text,
    double MeanLogProbability,
    double NoSpeechProbability,
    double CompressionRatio,
    double Temperature);
