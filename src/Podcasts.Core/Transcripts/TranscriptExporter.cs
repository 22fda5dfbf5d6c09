using System.Text;

namespace Podcasts.Core.Transcripts;

/// <summary>Writes a transcript as a file for people, players and programs; lines end in a line feed.</summary>
public static class TranscriptExporter
{
    /// <summary>The file's bytes; text is UTF-8.</summary>
    public static byte[] Write(Transcript transcript, TranscriptFormat format) =>
        format == TranscriptFormat.Docx ? DocxWriter.Write(transcript) : Encoding.UTF8.GetBytes(Export(transcript, format));

    /// <summary>The text of a format that is text.</summary>
    public static string Export(Transcript transcript, TranscriptFormat format) => format switch
    {
        TranscriptFormat.Txt => TxtWriter.Write(transcript),
        TranscriptFormat.Markdown => MarkdownWriter.Write(transcript),
        TranscriptFormat.Vtt => VttWriter.Write(transcript, withWords: false),
        TranscriptFormat.VttWords => VttWriter.Write(transcript, withWords: true),
        TranscriptFormat.PodcastJson => PodcastJsonWriter.Write(transcript),
        TranscriptFormat.Html => HtmlWriter.Write(transcript),
        TranscriptFormat.Csv => CsvWriter.Write(transcript),
        TranscriptFormat.Srt => SrtWriter.Write(transcript),
        TranscriptFormat.Json => JsonWriter.Write(transcript),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format of text."),
    };

    /// <summary>As people write a moment: <c>1:02:03</c>, or <c>2:03</c> within the first hour.</summary>
    internal static string Moment(TimeSpan time) =>
        time.TotalHours >= 1 ? $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}" : $"{time.Minutes}:{time.Seconds:00}";

    /// <summary>Hours (two digits or more), minutes, seconds and milliseconds, such as <c>01:02:03.456</c>.</summary>
    internal static string Time(TimeSpan time, char decimalMark)
    {
        var milliseconds = (long)Math.Round(time.TotalMilliseconds);
        return $"{milliseconds / 3_600_000:00}:{milliseconds / 60_000 % 60:00}:{milliseconds / 1000 % 60:00}{decimalMark}{milliseconds % 1000:000}";
    }
}
