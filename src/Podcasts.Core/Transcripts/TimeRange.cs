namespace Podcasts.Core.Transcripts;

/// <summary>A stretch of an episode.</summary>
/// <param name="Start">Time from the start of the episode; never negative.</param>
/// <param name="End">Time from the start of the episode; never before <paramref name="Start"/>.</param>
public sealed record TimeRange(TimeSpan Start, TimeSpan End)
{
    public TimeSpan Start { get; } = Start >= TimeSpan.Zero ? Start : throw new ArgumentOutOfRangeException(nameof(Start), Start, "A range starts within the episode.");

    public TimeSpan End { get; } = End >= Start ? End : throw new ArgumentOutOfRangeException(nameof(End), End, "A range ends after it starts.");

    public TimeSpan Duration => End - Start;

    /// <summary>How long two ranges run side by side; zero if they do not meet.</summary>
    public TimeSpan Overlap(TimeRange other) =>
        TimeSpan.FromTicks(Math.Max(0, Math.Min(End.Ticks, other.End.Ticks) - Math.Max(Start.Ticks, other.Start.Ticks)));
}
