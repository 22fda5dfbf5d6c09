using System.Text;
using System.Xml;
using System.Xml.Linq;
using Podcasts.Core.Podcasts;

namespace Podcasts.Core.Feeds;

/// <summary>A transcript that a feed offers to its readers.</summary>
/// <param name="Url">Absolute address.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Language">BCP 47, or null.</param>
/// <param name="IsCaptions">Whether a player can show it in step with the audio.</param>
public sealed record OfferedTranscript(Uri Url, string Type, string? Language, bool IsCaptions);

/// <summary>Adds transcripts to a publisher's feed; everything else is passed through as it is (podcast-namespace, docs/tags/transcript.md).</summary>
public static class FeedWriter
{
    private static readonly XNamespace Podcasting = "https://podcastindex.org/namespace/1.0";

    /// <summary>Writes the feed with its transcripts.</summary>
    /// <param name="xml">A feed that was presented: <see cref="Podcast.Xml"/>.</param>
    /// <param name="feedUrl">Where it was found; relative addresses in it start here.</param>
    /// <param name="transcripts">By the episode's guid (<see cref="Episodes.Episode.Guid"/>).</param>
    /// <returns>UTF-8.</returns>
    public static byte[] Write(string xml, Uri feedUrl, IReadOnlyDictionary<string, IReadOnlyList<OfferedTranscript>> transcripts)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        var space = Declared(document.Root!);
        foreach (var element in document.Descendants().Where(element => element.Name.LocalName is "item" or "entry").ToList())
        {
            if (Guids(element, feedUrl).Select(transcripts.GetValueOrDefault).FirstOrDefault(found => found is not null) is { } offered)
            {
                element.Add(offered.Select(transcript => Element(space, transcript)));
            }
        }

        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.None }))
        {
            document.Save(writer);
        }

        return bytes.ToArray();
    }

    private static XElement Element(XNamespace space, OfferedTranscript transcript) => new(
        space + "transcript",
        new XAttribute("url", transcript.Url.AbsoluteUri),
        new XAttribute("type", transcript.Type),
        transcript.Language is null ? null : new XAttribute("language", transcript.Language),
        transcript.IsCaptions ? new XAttribute("rel", "captions") : null);

    // Two episodes may share a guid: then one of them goes by its audio, too (FeedGuids).
    private static IEnumerable<string> Guids(XElement element, Uri feedUrl)
    {
        if (FeedAudio.Choose(element, FeedUrls.Base(element, feedUrl)) is { } audio)
        {
            var id = FeedElements.FirstText(element.Own("guid"), element.Own("id"))?.Trim();
            var guid = string.IsNullOrEmpty(id) ? audio.Url.AbsoluteUri : id;
            yield return $"{guid} {audio.Url.AbsoluteUri}";
            yield return guid;
        }
    }

    // A feed that speaks of podcasting already keeps the address and the prefix that it has for it.
    private static XNamespace Declared(XElement root)
    {
        var declared = root.Attributes().FirstOrDefault(attribute => attribute.IsNamespaceDeclaration && attribute.Value.Contains("podcastindex", StringComparison.OrdinalIgnoreCase));
        if (declared is null)
        {
            root.Add(new XAttribute(XNamespace.Xmlns + (root.Attribute(XNamespace.Xmlns + "podcast") is null ? "podcast" : "podcasting"), Podcasting.NamespaceName));
        }

        return declared is null ? Podcasting : declared.Value;
    }
}
