using System.Globalization;
using System.Xml.Linq;
using CodeHollow.FeedReader;
using Podcasts.Core.Episodes;

namespace Podcasts.Core.Podcasts;

/// <summary>Reads one item of a feed.</summary>
internal static class FeedItemReader
{
    /// <summary>Null where there is nothing to listen to.</summary>
    public static Episode? Read(FeedItem item, Uri feedUrl)
    {
        var element = item.SpecificItem.Element;
        var start = FeedUrls.Base(element, feedUrl);
        if (FeedAudio.Choose(element, start) is not { } audio)
        {
            return null;
        }

        return new(
            Guid(item, audio),
            Title(item, element, audio),
            ShowNotes.Sanitize(
                FeedElements.FirstText(element.Content("encoded"), element.Own("content"), element.Own("description"), element.Itunes("summary"), element.Own("summary"), element.Media("description")),
                start),
            FeedDate.Parse(item.PublishingDateString)
                ?? FeedDate.Parse(FeedElements.FirstText(element.Own("pubDate"), element.Own("published"), element.DublinCore("date"), element.Own("updated"))),
            FeedDuration.Parse(FeedElements.FirstText(element.Itunes("duration"))) ?? FeedDuration.Parse(audio.Duration),
            audio.Url,
            audio.Type?.Contains('/', StringComparison.Ordinal) is true ? audio.Type : null,
            Image(element, start))
        {
            Season = Season(element),
            Persons = FeedPersons.Read(element, start),
            ChaptersUrl = FeedChapters.Url(element, start),
            Chapters = FeedChapters.Read(element, start),
            Transcript = FeedTranscripts.Choose(element, start),
        };
    }

    private static int? Season(XElement element) =>
        int.TryParse(FeedElements.FirstText(element.Itunes("season"), element.Podcasting("season")), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var season)
            ? season
            : null;

    private static string Guid(FeedItem item, FeedAudio audio) => string.IsNullOrWhiteSpace(item.Id) ? audio.Url.AbsoluteUri : item.Id.Trim();

    private static string Title(FeedItem item, XElement element, FeedAudio audio)
    {
        string[] candidates = [item.Title, FeedElements.FirstText(element.Itunes("title")) ?? "", Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(audio.Url.AbsolutePath))];
        return candidates.Select(PlainText.Of).FirstOrDefault(title => title.Length > 0) ?? "Untitled episode";
    }

    private static Uri? Image(XElement element, Uri start) => element.Itunes("image").Select(image => (string?)image.Attribute("href") ?? image.Value)
        .Concat(element.Media("thumbnail").Select(image => (string?)image.Attribute("url")))
        .Select(address => FeedUrls.Resolve(start, address))
        .FirstOrDefault(url => url is not null);
}
