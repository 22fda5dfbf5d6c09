using System.Xml.Linq;

namespace Podcasts.Core.Podcasts;

/// <summary>Addresses in feeds, which may be relative, padded or nonsense.</summary>
internal static class FeedUrls
{
    /// <summary>An absolute http(s) address, or null.</summary>
    public static Uri? Resolve(Uri start, string? address) =>
        !string.IsNullOrWhiteSpace(address)
        && Uri.TryCreate(start, address.Trim(), out var url)
        && url.Scheme is "http" or "https"
        && url.Host.Length > 0
            ? url
            : null;

    /// <summary>Where relative addresses in an element start: <c>xml:base</c> of it and its ancestors, then the feed's own address.</summary>
    public static Uri Base(XElement element, Uri feedUrl) => element.AncestorsAndSelf()
        .Reverse()
        .Select(ancestor => ancestor.Attribute(XNamespace.Xml + "base")?.Value)
        .Aggregate(feedUrl, (start, address) => Resolve(start, address) ?? start);
}
