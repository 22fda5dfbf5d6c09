using System.Text.RegularExpressions;
using CodeHollow.FeedReader;

namespace Podcasts.Core.Podcasts;

/// <summary>Tells at first sight what is surely no feed, and says what to do instead.</summary>
internal static partial class FeedKind
{
    /// <exception cref="FeedException">The text is empty, a web page or JSON.</exception>
    public static void RefuseOthers(string text, Uri feedUrl)
    {
        if (text.Length == 0)
        {
            throw new FeedException($"{feedUrl.Host} sent an empty feed. Try again later, or ask the publisher.");
        }

        if (text[0] is '{' or '[')
        {
            throw new FeedException("This address answers with JSON, not with a podcast feed. Look for the RSS link on the show's website.");
        }

        if (WebPageStart().IsMatch(text[..Math.Min(text.Length, 4_000)]))
        {
            throw WebPage(text, feedUrl);
        }

        if (text[0] != '<')
        {
            throw new FeedException("This address answers with plain text or a file, not with a podcast feed. Look for the RSS link on the show's website.");
        }
    }

    private static FeedException WebPage(string text, Uri feedUrl)
    {
        var feeds = FeedReader.ParseFeedUrlsFromHtml(text[..Math.Min(text.Length, 256 << 10)]);
        var feed = feeds.Select(link => FeedUrls.Resolve(feedUrl, link.Url)).FirstOrDefault(url => url is not null && url != feedUrl);
        return new("This address is a web page, not a podcast feed. " + (feed is null
            ? "Look for the RSS link on it and add that address."
            : $"It names its feed, though: {feed.AbsoluteUri}"));
    }

    /// <summary>After declarations and comments, each taken or left whole, so that no text makes this slow.</summary>
    [GeneratedRegex(@"\A(?>\s+|<\?.*?\?>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body)\b", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex WebPageStart();
}
