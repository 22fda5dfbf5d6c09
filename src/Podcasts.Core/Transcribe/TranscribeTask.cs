namespace Podcasts.Core.Transcribe;

/// <summary>What is to be made of speech.</summary>
public enum TranscribeTask
{
    /// <summary>Its own words.</summary>
    Transcribe,

    /// <summary>English words.</summary>
    Translate,
}
