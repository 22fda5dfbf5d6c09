using System.Text;

namespace Podcasts.Core.Transcripts;

/// <summary>SubRip: numbered from 1, a comma before the milliseconds, speakers before their words.</summary>
internal static class SrtWriter
{
    public static string Write(Transcript transcript)
    {
        var srt = new StringBuilder();
        for (var i = 0; i < transcript.Segments.Count; i++)
        {
            var segment = transcript.Segments[i];
            var (end, text) = TranscriptExporter.Caption(segment);
            var words = segment.Speaker is null ? text : $"{segment.Speaker.ReplaceLineEndings(" ")}: {text}";
            srt.Append(i == 0 ? "" : "\n").Append(i + 1).Append('\n')
                .Append(TranscriptExporter.Time(segment.Start, ',')).Append(" --> ").Append(TranscriptExporter.Time(end, ',')).Append('\n')
                .Append(words.Replace("-->", "→", StringComparison.Ordinal)).Append('\n');
        }

        return srt.ToString();
    }
}
