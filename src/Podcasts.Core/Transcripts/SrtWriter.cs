using System.Text;

namespace Podcasts.Core.Transcripts;

/// <summary>SubRip: numbered from 1, a comma before the milliseconds; a speaker is named where the voice changes.</summary>
internal static class SrtWriter
{
    public static string Write(Transcript transcript)
    {
        var srt = new StringBuilder();
        var number = 0;
        string? speaker = null;
        foreach (var caption in CaptionCutter.Cut(transcript.Segments))
        {
            var name = caption.Speaker is null || caption.Speaker == speaker ? "" : $"{caption.Speaker}: ";
            srt.Append(number++ == 0 ? "" : "\n").Append(number).Append('\n')
                .Append(TranscriptExporter.Time(caption.Start, ',')).Append(" --> ").Append(TranscriptExporter.Time(caption.End, ',')).Append('\n')
                .Append((name + string.Join('\n', caption.Lines)).Replace("-->", "→", StringComparison.Ordinal)).Append('\n');
            speaker = caption.Speaker;
        }

        return srt.ToString();
    }
}
