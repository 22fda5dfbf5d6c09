using System.Net;
using System.Text;

namespace Podcasts.Core.Transcripts;

/// <summary>HTML as Podcasting 2.0 has it, a cite, a time and a p for each paragraph, in a page that can be read by itself.</summary>
/// <remarks>https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md.</remarks>
internal static class HtmlWriter
{
    private const string Style =
        "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.6 Georgia,serif;color-scheme:light dark}cite{font-style:normal;font-weight:bold}time{opacity:.75;font-size:.85em}p{margin:0 0 1em}";

    public static string Write(Transcript transcript)
    {
        var title = transcript.Heading?.Title ?? "Transcript";
        var language = transcript.Translated ? "en" : transcript.Language;
        var html = new StringBuilder("<!doctype html>\n<html").Append(language.Length == 0 ? "" : $" lang=\"{Encode(language)}\"").Append(">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>").Append(Encode(title)).Append("</title>\n<style>").Append(Style).Append("</style>\n</head>\n<body>\n");
        html.Append("<h1>").Append(Encode(title)).Append("</h1>\n");
        html.Append(transcript.Heading?.Source is { Length: > 0 } source ? $"<p>{Encode(source)}</p>\n" : "");
        foreach (var paragraph in TranscriptParagraph.Group(transcript.Segments))
        {
            html.Append(paragraph.Speaker is { } speaker ? $"<cite>{Encode(speaker)}:</cite>\n" : "");
            html.Append("<time>").Append(TranscriptExporter.Moment(paragraph.Start)).Append("</time>\n<p>").Append(Encode(paragraph.Text)).Append("</p>\n");
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
