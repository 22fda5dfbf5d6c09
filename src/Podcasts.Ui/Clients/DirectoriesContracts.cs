namespace Podcasts.Ui.Clients;

/// <summary>What directories know by a name.</summary>
/// <param name="Shows">The best first.</param>
/// <param name="Problems">Why a directory could not be asked; the others' shows are here all the same.</param>
public sealed record FoundShows(IReadOnlyList<FoundShow> Shows, IReadOnlyList<string> Problems);

/// <summary>A show that a directory lists.</summary>
/// <param name="Image">Path of its picture on this server, or null.</param>
/// <param name="Directory">Who lists it.</param>
/// <param name="Podcast">Its id where it is here already, or null.</param>
public sealed record FoundShow(string Title, string Author, string FeedUrl, string? Image, string Directory, string? Podcast);
