using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CodeHollow.FeedReader;
using Podcasts.Core.Episodes;

namespace Podcasts.Core.Podcasts;

/// <summary>From the text of a feed to the show: refuse what is no feed, make the XML safe, read it, present it.</summary>
internal sealed partial class FeedPresentation(Uri feedUrl)
{
    public Podcast Present(string text)
    {
        text = text.Trim('\uFEFF', '\u200B', '\0', ' ', '\t', '\r', '\n');
        FeedKind.RefuseOthers(text, feedUrl);
        text = Declaration().Replace(text, "");
        var xml = FeedXml.Check(text);
        var feed = Read(xml);
        var channel = feed.SpecificFeed.Element;
        var start = FeedUrls.Base(channel, feedUrl);
        return new(
            feedUrl,
            PlainText.Of(feed.Title) is { Length: > 0 } title ? title : feedUrl.Host,
            ShowNotes.Sanitize(FeedElements.FirstText(channel.Own("description"), channel.Itunes("summary"), channel.Own("subtitle"), channel.Itunes("subtitle")), start),
            Author(channel),
            Image(channel, start),
            Language().IsMatch(feed.Language ?? "") ? feed.Language : null,
            Episodes(feed))
        {
            Persons = FeedPersons.Read(channel, start),
            TimeToLive = TimeToLive(channel),
            Xml = xml,
        };
    }

    private static Feed Read(string xml)
    {
        try
        {
            return FeedReader.ReadFromString(xml);
        }
        catch (Exception exception) when (exception is XmlException or NullReferenceException or ArgumentException or FormatException or InvalidOperationException or NotSupportedException)
        {
            // CodeHollow.FeedReader falls over its own feet where the frame of a feed is missing.
            throw new FeedException("This looks like a feed but has no channel with a show in it. Look for the RSS link on the show's website.", exception);
        }
    }

    private Episode[] Episodes(Feed feed)
    {
        var episodes = feed.Items.Select(item => FeedItemReader.Read(item, feedUrl)).OfType<Episode>().ToList();
        return [.. FeedGuids.Distinguish([.. episodes.OrderByDescending(episode => episode.Published ?? DateTimeOffset.MinValue)])];
    }

    private static string Author(XElement channel) => PlainText.Of(FeedElements.FirstText(
        channel.Itunes("author"),
        channel.Own("author").SelectMany(author => author.Own("name")),
        channel.DublinCore("creator"),
        channel.Own("managingEditor")));

    private static TimeSpan? TimeToLive(XElement channel) =>
        int.TryParse(FeedElements.FirstText(channel.Own("ttl")), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var minutes)
            ? TimeSpan.FromMinutes(minutes)
            : null;

    private static Uri? Image(XElement channel, Uri start) => channel.Itunes("image").Select(image => (string?)image.Attribute("href") ?? image.Value)
        .Concat(channel.Own("image").SelectMany(image => image.Own("url")).Select(url => url.Value))
        .Concat(channel.Own("logo").Concat(channel.Own("icon")).Select(logo => logo.Value))
        .Select(address => FeedUrls.Resolve(start, address))
        .FirstOrDefault(url => url is not null);

    /// <summary>Its encoding is history by now, and its version is of no use.</summary>
    [GeneratedRegex(@"^<\?xml\s[^>]*>\s*", RegexOptions.None, 10_000)]
    private static partial Regex Declaration();

    [GeneratedRegex("^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$", RegexOptions.None, 10_000)]
    private static partial Regex Language();
}
