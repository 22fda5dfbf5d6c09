using Podcasts.Core.Episodes;

namespace Podcasts.Core.Podcasts;

/// <summary>A show as its feed describes it.</summary>
/// <param name="FeedUrl">The address to ask next time: where permanent redirects led.</param>
/// <param name="Title">Plain text, never empty.</param>
/// <param name="Description">Sanitised HTML, possibly empty.</param>
/// <param name="Author">Plain text, possibly empty.</param>
/// <param name="ImageUrl">Absolute http(s) address, or null.</param>
/// <param name="Language">As the feed says it, such as <c>en-us</c>, or null.</param>
/// <param name="Episodes">Newest first.</param>
public sealed record Podcast(
    Uri FeedUrl,
    string Title,
    string Description,
    string Author,
    Uri? ImageUrl,
    string? Language,
    IReadOnlyList<Episode> Episodes)
{
    /// <summary>Who makes the show, in the feed's order; empty where it does not say.</summary>
    public IReadOnlyList<Person> Persons { get; init; } = [];

    /// <summary>How long the feed asks not to be read again (RSS's <c>ttl</c>), or null where it does not say.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>The feed as it was read: well-formed XML without a document type, its text decoded.</summary>
    public string Xml { get; init; } = "";
}
