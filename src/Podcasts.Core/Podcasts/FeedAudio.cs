using System.Xml.Linq;

namespace Podcasts.Core.Podcasts;

/// <summary>The audio of an item among all that is attached to it.</summary>
internal sealed record FeedAudio(Uri Url, string? Type, string? Duration)
{
    private static readonly HashSet<string> AudioExtensions = new(StringComparer.OrdinalIgnoreCase) { ".mp3", ".m4a", ".m4b", ".aac", ".ogg", ".oga", ".opus", ".flac", ".wav", ".wma" };

    private static readonly HashSet<string> VideoExtensions = new(StringComparer.OrdinalIgnoreCase) { ".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi" };

    /// <summary>Sound before pictures, and what names no type last; null where nothing can be listened to.</summary>
    public static FeedAudio? Choose(XElement item, Uri start) => Attachments(item, start)
        .Select(audio => (audio, Rank: audio.Rank()))
        .Where(candidate => candidate.Rank > 0)
        .OrderByDescending(candidate => candidate.Rank)
        .Select(candidate => candidate.audio)
        .FirstOrDefault();

    private static IEnumerable<FeedAudio> Attachments(XElement item, Uri start)
    {
        var enclosures = item.Own("enclosure").Select(element => (element, Address: "url"));
        var links = item.Own("link").Where(element => (string?)element.Attribute("rel") == "enclosure").Select(element => (element, Address: "href"));
        var media = item.Media("content").Select(element => (element, Address: "url"));
        foreach (var (element, address) in enclosures.Concat(links).Concat(media))
        {
            if (FeedUrls.Resolve(start, (string?)element.Attribute(address)) is { } url)
            {
                var type = ((string?)element.Attribute("type") ?? (string?)element.Attribute("medium"))?.Trim().ToLowerInvariant();
                yield return new(url, string.IsNullOrEmpty(type) ? null : type, (string?)element.Attribute("duration"));
            }
        }
    }

    private int Rank()
    {
        var extension = Path.GetExtension(Url.AbsolutePath);
        return (Type?.Split('/')[0], extension) switch
        {
            ("audio", _) => 4,
            (_, var audio) when AudioExtensions.Contains(audio) => 3,
            ("video", _) => 2,
            (_, var video) when VideoExtensions.Contains(video) => 2,
            (null or "application", _) when Type is not "application/pdf" and not "application/epub+zip" && extension is not ".pdf" and not ".zip" => 1,
            _ => 0,
        };
    }
}
