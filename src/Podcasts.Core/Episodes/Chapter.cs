namespace Podcasts.Core.Episodes;

/// <summary>A chapter of an episode, as its publisher has set it.</summary>
/// <param name="Start">From the start of the episode.</param>
/// <param name="End">From the start of the episode, or null: where the next one begins, or the episode ends.</param>
/// <param name="Title">Plain text, never empty.</param>
/// <param name="Url">Absolute http(s) address of a page about it, or null.</param>
public sealed record Chapter(TimeSpan Start, TimeSpan? End, string Title, Uri? Url)
{
    /// <summary>More of one episode are not taken.</summary>
    public const int Most = 1_000;

    /// <summary>No chapter begins later.</summary>
    public static readonly TimeSpan Latest = TimeSpan.FromDays(2);

    /// <summary>In order of time, each second once, none that begins where no episode is, and not too many.</summary>
    public static Chapter[] InOrder(IEnumerable<Chapter> chapters) =>
    [
        .. chapters.Where(chapter => chapter.Start >= TimeSpan.Zero && chapter.Start <= Latest)
            .Select(chapter => chapter.End > chapter.Start && chapter.End <= Latest ? chapter : chapter with { End = null })
            .DistinctBy(chapter => chapter.Start)
            .OrderBy(chapter => chapter.Start)
            .Take(Most),
    ];
}
