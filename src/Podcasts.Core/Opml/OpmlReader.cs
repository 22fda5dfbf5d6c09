using System.Xml;
using System.Xml.Linq;
using Podcasts.Core.Podcasts;

namespace Podcasts.Core.Opml;

/// <summary>A show in a list of subscriptions.</summary>
/// <param name="FeedUrl">An http or https address.</param>
/// <param name="Title">Plain text; the feed's host where the list gives none.</param>
public sealed record OpmlShow(Uri FeedUrl, string Title);

/// <summary>Reads lists of subscriptions as other apps write them (http://opml.org/spec2.opml).</summary>
public static class OpmlReader
{
    /// <summary>Shows; more is no list of one person's.</summary>
    public const int Most = 2_000;

    private const int MaximumDepth = 100;

    /// <summary>The shows of a list, each once, however deep its folders are.</summary>
    /// <exception cref="OpmlException">It is no such list.</exception>
    public static IReadOnlyList<OpmlShow> Read(byte[] file)
    {
        var shows = new List<OpmlShow>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(FeedEncoding.Decode(file, null).Trim('\uFEFF', '\0', ' ', '\t', '\r', '\n')), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            reader.MoveToContent();
            if (reader.LocalName != "opml")
            {
                throw new OpmlException($"This is XML of another kind (<{reader.LocalName}>), not a list of shows. Export OPML from your podcast app and choose that file.");
            }

            while (reader.Read() && reader.Depth <= MaximumDepth && shows.Count <= Most)
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "outline" } && Show(reader) is { } show)
                {
                    shows.Add(show);
                }
            }
        }
        catch (XmlException exception)
        {
            throw new OpmlException("This file is no OPML that can be read. Export it anew from your podcast app and choose that file.", exception);
        }

        var distinct = shows.DistinctBy(show => show.FeedUrl.AbsoluteUri).ToList();
        return distinct.Count switch
        {
            0 => throw new OpmlException("This list names no feeds. Export OPML from your podcast app and choose that file."),
            > Most => throw new OpmlException($"This list names more than {Most:N0} shows. Split it and import one part after the other."),
            _ => distinct,
        };
    }

    private static OpmlShow? Show(XmlReader outline)
    {
        var url = outline.GetAttribute("xmlUrl") ?? outline.GetAttribute("xmlurl") ?? outline.GetAttribute("url");
        return Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var feed) && feed.Scheme is "http" or "https" && feed.AbsoluteUri.Length <= 4096
            ? new(feed, PlainText.Of(outline.GetAttribute("title") ?? outline.GetAttribute("text")) is { Length: > 0 } title ? title : feed.Host)
            : null;
    }
}

/// <summary>A file is no list of subscriptions; the message says what to do.</summary>
public sealed class OpmlException(string message, Exception? inner = null) : PodcastsCoreException(message, inner);

/// <summary>Writes a list of subscriptions for other apps.</summary>
public static class OpmlWriter
{
    /// <summary>OPML 2.0 in UTF-8.</summary>
    public static byte[] Write(IEnumerable<OpmlShow> shows, DateTimeOffset now)
    {
        var document = new XDocument(new XElement(
            "opml",
            new XAttribute("version", "2.0"),
            new XElement("head", new XElement("title", "Podcasts"), new XElement("dateCreated", now.ToString("r"))),
            new XElement("body", shows.Select(show => new XElement(
                "outline",
                new XAttribute("type", "rss"),
                new XAttribute("text", Printable(show.Title)),
                new XAttribute("title", Printable(show.Title)),
                new XAttribute("xmlUrl", show.FeedUrl.AbsoluteUri))))));
        using var bytes = new MemoryStream();
        document.Save(bytes);
        return bytes.ToArray();
    }

    private static string Printable(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value is >= 0x20 and not (0xFFFE or 0xFFFF)));
}
