namespace Podcasts.Core.Transcripts;

/// <summary>How a format is asked for, named and announced.</summary>
/// <param name="Format">Which it is.</param>
/// <param name="Ending">What follows the dot of the file's name and of its address.</param>
/// <param name="MediaType">Without a charset; all text is UTF-8.</param>
public sealed record TranscriptFileType(TranscriptFormat Format, string Ending, string MediaType)
{
    /// <summary>All, those for readers first.</summary>
    public static IReadOnlyList<TranscriptFileType> All { get; } =
    [
        new(TranscriptFormat.Txt, "txt", "text/plain"),
        new(TranscriptFormat.Markdown, "md", "text/markdown"),
        new(TranscriptFormat.Html, "html", "text/html"),
        new(TranscriptFormat.Docx, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        new(TranscriptFormat.Csv, "csv", "text/csv"),
        new(TranscriptFormat.Vtt, "vtt", "text/vtt"),
        new(TranscriptFormat.VttWords, "words.vtt", "text/vtt"),
        new(TranscriptFormat.Srt, "srt", "application/x-subrip"),
        new(TranscriptFormat.PodcastJson, "podcast.json", "application/json"),
        new(TranscriptFormat.Json, "json", "application/json"),
    ];

    /// <summary>The one that is asked for by its ending, or null.</summary>
    public static TranscriptFileType? Find(string ending) => All.FirstOrDefault(type => type.Ending == ending);

    /// <summary>Whether it is text, whose charset is to be told.</summary>
    public bool IsText => Format != TranscriptFormat.Docx;
}
