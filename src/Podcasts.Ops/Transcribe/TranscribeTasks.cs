namespace Podcasts.Ops.Transcribe;

/// <summary>The words that a row and the API use for what is made of speech.</summary>
public static class TranscribeTasks
{
    /// <summary>Its own words.</summary>
    public const string Transcribe = "transcribe";

    /// <summary>English words.</summary>
    public const string Translate = "translate";

    public static IReadOnlyList<string> All { get; } = [Transcribe, Translate];
}
