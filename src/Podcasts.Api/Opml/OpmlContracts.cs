using Podcasts.Ops.Opml;

namespace Podcasts.Api.Opml;

/// <summary>What became of a show of the list.</summary>
/// <param name="Title">As the list has it.</param>
/// <param name="FeedUrl">As the list has it.</param>
/// <param name="Podcast">Id of the show, or null where it could not be added.</param>
/// <param name="Created">Whether it is new here.</param>
/// <param name="Problem">Why it could not be added, in a sentence, or null.</param>
public sealed record OpmlShowResponse(string Title, string FeedUrl, string? Podcast, bool Created, string? Problem)
{
    internal static OpmlShowResponse From(ImportedShow show) => new(show.Title, show.FeedUrl, show.Podcast, show.Created, show.Problem);
}
