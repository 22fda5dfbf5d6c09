using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace Podcasts.Core.Podcasts;

/// <summary>Show notes that are safe to show: text, lists and links; no pictures, styles or scripts of strangers.</summary>
internal static class ShowNotes
{
    /// <summary>Characters; what is longer is no show notes.</summary>
    private const int MaximumLength = 100_000;

    private static readonly HtmlSanitizer Sanitizer = Build();

    public static string Sanitize(string? html, Uri start)
    {
        var notes = (html ?? "").Trim();
        if (notes.Length > MaximumLength)
        {
            notes = notes[..MaximumLength];
        }

        return notes.AsSpan().IndexOfAny('<', '&') < 0 ? Paragraphs(notes)
            : MarkupDepth.IsTooDeep(notes) ? Paragraphs(PlainText.WithoutTags(notes))
            : Sanitizer.Sanitize(notes, start.AbsoluteUri).Trim();
    }

    private static string Paragraphs(string text) => string.Concat(text
        .ReplaceLineEndings("\n")
        .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph).Replace("\n", "<br>", StringComparison.Ordinal)}</p>"));

    private static HtmlSanitizer Build()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>
            {
                "a", "abbr", "article", "b", "blockquote", "br", "center", "cite", "code", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure", "font",
                "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "li", "ol", "p", "pre", "q", "s", "section", "small", "span", "strong", "sub", "sup",
                "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
            },
            AllowedAttributes = new HashSet<string> { "href", "title" },
            UriAttributes = new HashSet<string> { "href" },
            AllowedSchemes = new HashSet<string> { "http", "https", "mailto" },
        });
        sanitizer.PostProcessNode += (_, node) => Mark(node.Node);
        return sanitizer;
    }

    /// <summary>A link opens beside us, tells nothing about us and lends no standing.</summary>
    private static void Mark(INode node)
    {
        if (node is IHtmlAnchorElement link && link.HasAttribute("href"))
        {
            link.SetAttribute("rel", "noopener noreferrer nofollow");
            link.SetAttribute("target", "_blank");
        }
    }
}
