namespace Podcasts.Core.Transcripts;

/// <summary>Ways to take a transcript along.</summary>
public enum TranscriptFormat
{
    /// <summary>Readable paragraphs.</summary>
    Txt,

    /// <summary>WebVTT captions.</summary>
    Vtt,

    /// <summary>SubRip captions.</summary>
    Srt,

    /// <summary>The same JSON that the API answers.</summary>
    Json,
}
