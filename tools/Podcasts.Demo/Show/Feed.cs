using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Podcasts.Demo.Show;

/// <summary>An episode with what a feed says about its file.</summary>
/// <param name="Episode">What it is.</param>
/// <param name="Duration">Its length.</param>
/// <param name="Bytes">The size of its MP3 file.</param>
public sealed record PublishedEpisode(Episode Episode, TimeSpan Duration, long Bytes);

/// <summary>The RSS feed of the sample show; addresses are relative to the feed, so it can be served anywhere.</summary>
public static class Feed
{
    /// <summary>The show's name.</summary>
    public const string ShowTitle = "Five Voices";

    private const string Description = "Five synthetic voices talk about bridges, rabbits and slow trains. Made for trying Podcasts without the internet: every word is one that the demo model knows.";
    private static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private static readonly XNamespace Podcast = "https://podcastindex.org/namespace/1.0";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly DateTimeOffset FirstDay = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);

    /// <summary>The feed's text.</summary>
    public static string Of(IReadOnlyList<PublishedEpisode> episodes)
    {
        var channel = new XElement(
            "channel",
            new XElement("title", ShowTitle),
            new XElement("link", "./"),
            new XElement("description", Description),
            new XElement("language", "en"),
            new XElement("copyright", "MIT licence, as the rest of Podcasts"),
            new XElement("lastBuildDate", Date(episodes.Count)),
            new XElement("image", new XElement("url", "cover.png"), new XElement("title", ShowTitle), new XElement("link", "./")),
            new XElement(Itunes + "author", "The Podcasts project"),
            new XElement(Itunes + "image", new XAttribute("href", "cover.png")),
            new XElement(Itunes + "category", new XAttribute("text", "Technology")),
            new XElement(Itunes + "explicit", "false"),
            new XElement(Itunes + "type", "episodic"),
            new XElement(Podcast + "guid", "0d4f3f6e-6a52-5b0e-9c0b-5f1ce0f1c3a5"),
            new XElement(Podcast + "medium", "podcast"),
            episodes.Reverse().Select(Item));
        var feed = new XElement(
            "rss",
            new XAttribute("version", "2.0"),
            new XAttribute(XNamespace.Xmlns + "itunes", Itunes),
            new XAttribute(XNamespace.Xmlns + "podcast", Podcast),
            new XAttribute(XNamespace.Xmlns + "content", Content),
            channel);
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(new Utf8Writer(text), new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            new XDocument(feed).Save(writer);
        }

        return text.Append('\n').ToString();
    }

    private static XElement Item(PublishedEpisode published)
    {
        var (episode, host) = (published.Episode, published.Episode.Cast[0]);
        return new XElement(
            "item",
            new XElement("title", episode.Title),
            new XElement("description", $"{host} talks with {Guests(episode)}."),
            new XElement(Content + "encoded", new XCData(Notes(episode))),
            new XElement("guid", new XAttribute("isPermaLink", "false"), $"podcasts-five-voices-{episode.Number}"),
            new XElement("pubDate", Date(episode.Number)),
            new XElement("enclosure", new XAttribute("url", $"episode-{episode.Number}.mp3"), new XAttribute("length", published.Bytes), new XAttribute("type", "audio/mpeg")),
            new XElement(Itunes + "duration", ((int)Math.Round(published.Duration.TotalSeconds)).ToString(CultureInfo.InvariantCulture)),
            new XElement(Itunes + "episode", episode.Number),
            new XElement(Itunes + "episodeType", "full"),
            new XElement(Itunes + "explicit", "false"),
            episode.Cast.Select((name, i) => new XElement(Podcast + "person", new XAttribute("role", i == 0 ? "host" : "guest"), name)));
    }

    private static string Notes(Episode episode)
    {
        var questions = episode.Lines.Where(l => l.Text.EndsWith('?')).Take(5).Select(l => $"<li>{l.Speaker}: <em>{WebUtility.HtmlEncode(l.Text)}</em></li>");
        return $"<p><strong>{episode.Cast[0]}</strong> talks with {Guests(episode)}. Some of the questions:</p><ul>{string.Concat(questions)}</ul>"
            + "<p>All voices are synthetic (<a href=\"https://github.com/espeak-ng/espeak-ng\">espeak-ng</a> and <a href=\"http://cmuflite.org\">flite</a>).</p>";
    }

    private static string Guests(Episode episode) => episode.Cast.Count == 2
        ? episode.Cast[1]
        : $"{string.Join(", ", episode.Cast.Skip(1).SkipLast(1))} and {episode.Cast[^1]}";

    private static string Date(int number) => FirstDay.AddDays(7 * (number - 1)).ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);

    private sealed class Utf8Writer(StringBuilder text) : StringWriter(text, CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
