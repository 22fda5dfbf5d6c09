using System.Text;
using System.Text.RegularExpressions;

namespace Podcasts.Core.Transcripts;

/// <summary>Markdown (https://commonmark.org): a heading, and paragraphs with their time; a speaker is named where the voice changes.</summary>
internal static partial class MarkdownWriter
{
    public static string Write(Transcript transcript)
    {
        var text = new StringBuilder();
        if (transcript.Heading is { } heading)
        {
            text.Append("# ").Append(Escape(heading.Title)).Append('\n');
            text.Append(heading.Source.Length == 0 ? "" : $"\n*{Escape(heading.Source)}*\n");
        }

        string? speaker = null;
        foreach (var paragraph in TranscriptParagraph.Group(transcript.Segments))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(TranscriptExporter.Moment(paragraph.Start)).Append(' ');
            text.Append(paragraph.Speaker is null || paragraph.Speaker == speaker ? "" : $"**{Escape(paragraph.Speaker)}:** ").Append(Escape(paragraph.Text)).Append('\n');
            speaker = paragraph.Speaker;
        }

        return text.ToString();
    }

    /// <summary>A paragraph starts with its time, so that nothing said can be taken for a list or a heading; what is marked within a line is.</summary>
    private static string Escape(string text) => Marked().Replace(text.ReplaceLineEndings(" "), @"\$0");

    [GeneratedRegex(@"[\\`*_\[\]<>~|#&!]", RegexOptions.None, 10_000)]
    private static partial Regex Marked();
}
