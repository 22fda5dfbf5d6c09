using System.Xml.Linq;
using Podcasts.Core.Episodes;

namespace Podcasts.Core.Podcasts;

/// <summary>Finds an item's chapters: the address of a file of them, or Podlove's simple chapters, which stand in the feed itself (https://podlove.org/simple-chapters/).</summary>
internal static class FeedChapters
{
    /// <summary>Where <c>podcast:chapters</c> leads to, or null.</summary>
    public static Uri? Url(XElement item, Uri start) => item.Podcasting("chapters")
        .Where(chapters => (string?)chapters.Attribute("type") is not { } type || type.Contains("json", StringComparison.OrdinalIgnoreCase))
        .Select(chapters => FeedUrls.Resolve(start, (string?)chapters.Attribute("url")))
        .FirstOrDefault(url => url is not null);

    /// <summary>Those that stand in the feed, in order of time.</summary>
    public static IReadOnlyList<Chapter> Read(XElement item, Uri start) => Chapter.InOrder(
        from chapters in item.Podlove("chapters")
        from chapter in chapters.Podlove("chapter")
        let begins = FeedDuration.ParsePosition((string?)chapter.Attribute("start"))
        let title = PlainText.Of((string?)chapter.Attribute("title"))
        where begins is not null && title.Length > 0
        select new Chapter(begins.Value, null, title, FeedUrls.Resolve(start, (string?)chapter.Attribute("href"))));
}
