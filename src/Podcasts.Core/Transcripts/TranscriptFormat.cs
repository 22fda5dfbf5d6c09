namespace Podcasts.Core.Transcripts;

/// <summary>Ways to take a transcript along.</summary>
public enum TranscriptFormat
{
    /// <summary>Readable paragraphs.</summary>
    Txt,

    /// <summary>The same with a heading and times, as Markdown.</summary>
    Markdown,

    /// <summary>WebVTT captions.</summary>
    Vtt,

    /// <summary>WebVTT captions in which each word has its time, for players that light it up.</summary>
    VttWords,

    /// <summary>SubRip captions.</summary>
    Srt,

    /// <summary>What Podcasting 2.0 apps read.</summary>
    PodcastJson,

    /// <summary>The same JSON that the API answers.</summary>
    Json,

    /// <summary>A page of its own, in the form that Podcasting 2.0 gives HTML.</summary>
    Html,

    /// <summary>A document for Word and LibreOffice.</summary>
    Docx,

    /// <summary>A table with a row for each segment.</summary>
    Csv,
}
