namespace Podcasts.Ops.Search;

/// <summary>
/// Numbers passages so that falling numbers are the order in which they are listed: the newest episode first, and each episode in order of time.
/// A full text index can then be read in that order and stopped at the end of a page, however much there is to find.
/// From the highest bit: minutes from 1900 to the day of publication (0 where it is not known), a number for the episode, and the position from the end.
/// </summary>
internal static class PassageId
{
    /// <summary>Passages that an episode can have.</summary>
    public const int Most = 1 << PositionBits;

    private const int PositionBits = 16;
    private const int EpisodeBits = 19;
    private static readonly DateTimeOffset Zero = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Lower than every passage of an episode that was published at this time, and higher than all of those before.</summary>
    public static long At(DateTimeOffset published) => Math.Max(1, (long)(published - Zero).TotalMinutes) << (EpisodeBits + PositionBits);

    /// <summary>The numbers of all episodes that were published in the same minute.</summary>
    public static (long From, long Before) Minute(long? published)
    {
        var from = published is { } ms ? At(DateTimeOffset.FromUnixTimeMilliseconds(ms)) : 0;
        return (from, from + (1L << (EpisodeBits + PositionBits)));
    }

    /// <summary>The lowest number of an episode's passages: the first that is free, looked for from a place of the episode's own.</summary>
    public static long Base(string episode, long? published, Func<long, bool> isTaken)
    {
        var minute = Minute(published).From;
        var number = episode.Aggregate(0L, (sum, letter) => ((sum * 33) + letter) & ((1 << EpisodeBits) - 1));
        while (isTaken(minute | (number << PositionBits)))
        {
            number = (number + 1) & ((1 << EpisodeBits) - 1);
        }

        return minute | (number << PositionBits);
    }

    /// <param name="episode">As <see cref="Base"/> gives it.</param>
    /// <param name="position">From 0, below <see cref="Most"/>.</param>
    public static long Of(long episode, int position) => episode | (uint)(Most - 1 - position);
}
