namespace Podcasts.Core.Transcribe.OpenAi;

/// <summary>A server's answer of the form <c>verbose_json</c>; what a server leaves out is null.</summary>
/// <param name="Language">A code or an English name.</param>
/// <param name="Words">Of the whole window; some servers put them into the segments instead.</param>
internal sealed record VerboseTranscription(string? Text, string? Language, IReadOnlyList<VerboseSegment>? Segments, IReadOnlyList<VerboseWord>? Words);

/// <summary>A stretch of words; times in seconds from the start of the window.</summary>
internal sealed record VerboseSegment(
    double Start,
    double End,
    string? Text,
    double? AvgLogprob,
    double? CompressionRatio,
    double? NoSpeechProb,
    double? Temperature,
    IReadOnlyList<VerboseWord>? Words);

/// <summary>A word; times in seconds from the start of the window.</summary>
internal sealed record VerboseWord(string? Word, double Start, double End, double? Probability);
