using System.Text;

namespace Podcasts.Core.Transcripts;

/// <summary>WebVTT (https://www.w3.org/TR/webvtt1/): speakers are voice tags.</summary>
internal static class VttWriter
{
    public static string Write(Transcript transcript)
    {
        var vtt = new StringBuilder("WEBVTT\n");
        foreach (var segment in transcript.Segments)
        {
            var (end, text) = TranscriptExporter.Caption(segment);
            vtt.Append('\n').Append(TranscriptExporter.Time(segment.Start, '.')).Append(" --> ").Append(TranscriptExporter.Time(end, '.')).Append('\n');
            if (segment.Speaker is not null)
            {
                vtt.Append("<v ").Append(Escape(segment.Speaker.ReplaceLineEndings(" "))).Append('>');
            }

            vtt.Append(Escape(text)).Append('\n');
        }

        return vtt.ToString();
    }

    /// <summary>This hides the arrow, too, which would be read as a time line.</summary>
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
