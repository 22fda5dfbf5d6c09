namespace Podcasts.Core.Transcripts;

/// <summary>Paragraphs with a blank line between; a speaker is named where the voice changes.</summary>
internal static class TxtWriter
{
    public static string Write(Transcript transcript)
    {
        string? speaker = null;
        var paragraphs = new List<string>();
        foreach (var paragraph in TranscriptParagraph.Group(transcript.Segments))
        {
            paragraphs.Add(paragraph.Speaker is null || paragraph.Speaker == speaker ? paragraph.Text : $"{paragraph.Speaker}: {paragraph.Text}");
            speaker = paragraph.Speaker;
        }

        return paragraphs.Count == 0 ? "" : string.Join("\n\n", paragraphs) + "\n";
    }
}
