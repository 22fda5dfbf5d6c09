namespace Podcasts.Ops.Models;

/// <summary>The words for what tells speech from other sound.</summary>
public static class SpeechDetectorKind
{
    public const string Auto = "auto";
    public const string Network = "network";
    public const string Silero = "silero";
    public const string Loudness = "loudness";
}
