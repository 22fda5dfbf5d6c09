namespace Podcasts.Ops.Directories;

/// <summary>What directories know by a name.</summary>
/// <param name="Shows">The best first, each feed once.</param>
/// <param name="Problems">Why a directory could not be asked, for a person; the others' shows are here all the same.</param>
public sealed record FoundShows(IReadOnlyList<FoundShow> Shows, IReadOnlyList<string> Problems);

/// <summary>A show that a directory lists.</summary>
/// <param name="Picture">What our relay of its picture is called, or null where it has none.</param>
/// <param name="Directory">Who lists it, as people call it.</param>
/// <param name="Podcast">Its id where it is here already, or null.</param>
public sealed record FoundShow(string Title, string Author, string FeedUrl, string? Picture, string Directory, string? Podcast);
