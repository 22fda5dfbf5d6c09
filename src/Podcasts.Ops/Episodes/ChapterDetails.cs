namespace Podcasts.Ops.Episodes;

/// <summary>A chapter of an episode, as its publisher has set it.</summary>
/// <param name="End">Null: where the next one begins, or the episode ends.</param>
/// <param name="Url">The publisher's page about it, or null.</param>
public sealed record ChapterDetails(TimeSpan Start, TimeSpan? End, string Title, string? Url);
