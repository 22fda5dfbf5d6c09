namespace Podcasts.Core.Podcasts;

/// <summary>When a feed is read again: as often as is wanted, no oftener than its publisher wants, and ever more seldom while it fails.</summary>
public static class FeedSchedule
{
    /// <summary>However long a publisher asks to wait, and however often reading has failed.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(1);

    private const int MostDoublings = 16;

    /// <summary>The pause after a feed was read.</summary>
    /// <param name="every">How often it is wanted; where that is more seldom than <see cref="Longest"/>, it is kept to.</param>
    /// <param name="freshFor">How long its host says that it stays as it is, or null.</param>
    /// <param name="timeToLive">How long the feed itself says so, or null.</param>
    public static TimeSpan AfterSuccess(TimeSpan every, TimeSpan? freshFor, TimeSpan? timeToLive)
    {
        var asked = Max(freshFor ?? TimeSpan.Zero, timeToLive ?? TimeSpan.Zero);
        return Max(every, asked < Longest ? asked : Longest);
    }

    /// <summary>The pause after a feed could not be read: the usual one, and twice as long each time.</summary>
    /// <param name="every">How often it is wanted.</param>
    /// <param name="failures">How often in a row it has failed, at least once.</param>
    /// <param name="retryAfter">How long its host asks to wait, or null.</param>
    public static TimeSpan AfterFailure(TimeSpan every, int failures, TimeSpan? retryAfter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var doubled = every * Math.Pow(2, Math.Min(failures - 1, MostDoublings));
        var pause = Max(doubled, retryAfter ?? TimeSpan.Zero);
        return Max(every, pause < Longest ? pause : Longest);
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
