using System.Xml.Linq;

namespace Podcasts.Core.Podcasts;

/// <summary>A transcript that the publisher offers (podcast:transcript).</summary>
/// <param name="Url">Absolute http(s) address.</param>
/// <param name="Type">The media type that the feed claims.</param>
/// <param name="Language">As the feed says it, or null for the show's.</param>
public sealed record TranscriptLink(Uri Url, string Type, string? Language);

/// <summary>Finds the publisher's transcript of an item: of several, the one that says most about speakers and times.</summary>
internal static class FeedTranscripts
{
    private const int LongestLanguage = 35; // characters of a BCP 47 tag

    // In this order; plain text has no times and cannot be read along.
    private static readonly string[] Types = ["application/json", "text/vtt", "application/x-subrip", "application/srt", "text/srt", "text/html"];

    /// <summary>Null where the item has none that has times.</summary>
    public static TranscriptLink? Choose(XElement item, Uri start) => item.Podcasting("transcript")
        .Select(element => (Url: FeedUrls.Resolve(start, (string?)element.Attribute("url")), Type: TypeOf(element), Language: PlainText.Of((string?)element.Attribute("language"))))
        .Where(link => link.Url is not null && Types.Contains(link.Type))
        .OrderBy(link => Array.IndexOf(Types, link.Type))
        .Select(link => new TranscriptLink(link.Url!, link.Type, link.Language is { Length: > 0 and <= LongestLanguage } language ? language : null))
        .FirstOrDefault();

    private static string TypeOf(XElement element) => ((string?)element.Attribute("type") ?? "").Split(';')[0].Trim().ToLowerInvariant();
}
