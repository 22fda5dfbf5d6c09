using System.Text;

namespace Podcasts.Core.Transcripts;

/// <summary>WebVTT (https://www.w3.org/TR/webvtt1/): speakers are voice tags.</summary>
internal static class VttWriter
{
    public static string Write(Transcript transcript)
    {
        var vtt = new StringBuilder("WEBVTT\n");
        foreach (var caption in CaptionCutter.Cut(transcript.Segments))
        {
            vtt.Append('\n').Append(TranscriptExporter.Time(caption.Start, '.')).Append(" --> ").Append(TranscriptExporter.Time(caption.End, '.')).Append('\n');
            if (caption.Speaker is not null)
            {
                vtt.Append("<v ").Append(Escape(caption.Speaker)).Append('>');
            }

            vtt.AppendJoin('\n', caption.Lines.Select(Escape)).Append('\n');
        }

        return vtt.ToString();
    }

    /// <summary>This hides the arrow, too, which would be read as a time line.</summary>
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
