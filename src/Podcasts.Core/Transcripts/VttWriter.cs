using System.Text;

namespace Podcasts.Core.Transcripts;

/// <summary>WebVTT (https://www.w3.org/TR/webvtt1/): speakers are voice tags.</summary>
internal static class VttWriter
{
    public static string Write(Transcript transcript, bool withWords)
    {
        var vtt = new StringBuilder("WEBVTT\n");
        foreach (var caption in CaptionCutter.Cut(transcript.Segments))
        {
            vtt.Append('\n').Append(TranscriptExporter.Time(caption.Start, '.')).Append(" --> ").Append(TranscriptExporter.Time(caption.End, '.')).Append('\n');
            if (caption.Speaker is not null)
            {
                vtt.Append("<v ").Append(Escape(caption.Speaker)).Append('>');
            }

            vtt.AppendJoin('\n', withWords && caption.Words is not null ? Timed(caption) : caption.Lines.Select(Escape)).Append('\n');
        }

        return vtt.ToString();
    }

    // A time stamp has to lie after the one before it and within its caption, as it is written.
    private static IEnumerable<string> Timed(Caption caption)
    {
        var last = TranscriptExporter.Time(caption.Start, '.');
        var end = TranscriptExporter.Time(caption.End, '.');
        foreach (var line in caption.Words!)
        {
            var text = new StringBuilder();
            foreach (var word in line)
            {
                var time = TranscriptExporter.Time(word.Start, '.');
                if (string.CompareOrdinal(time, last) > 0 && string.CompareOrdinal(time, end) < 0)
                {
                    text.Append('<').Append(last = time).Append('>');
                }

                text.Append(Escape(word.Text.ReplaceLineEndings(" ")));
            }

            yield return text.ToString().TrimEnd();
        }
    }

    /// <summary>This hides the arrow, too, which would be read as a time line.</summary>
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
