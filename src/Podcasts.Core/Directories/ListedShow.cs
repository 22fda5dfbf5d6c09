using Podcasts.Core.Podcasts;

namespace Podcasts.Core.Directories;

/// <summary>A show as a directory lists it; whether its feed can be read is another question.</summary>
/// <param name="Title">Plain text, never empty.</param>
/// <param name="Author">Plain text, possibly empty.</param>
/// <param name="FeedUrl">Absolute http(s) address.</param>
/// <param name="ImageUrl">Absolute http(s) address, or null.</param>
public sealed record ListedShow(string Title, string Author, Uri FeedUrl, Uri? ImageUrl)
{
    private const int LongestAddress = 4096; // characters

    /// <summary>Null where it has no title or no feed that could be fetched.</summary>
    internal static ListedShow? Of(string? title, string? author, string? feedUrl, string? imageUrl) =>
        PlainText.Of(title) is { Length: > 0 } name && Web(feedUrl) is { } feed ? new(name, PlainText.Of(author), feed, Web(imageUrl)) : null;

    private static Uri? Web(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", UserInfo: "" } && url.AbsoluteUri.Length <= LongestAddress ? url : null;
}
