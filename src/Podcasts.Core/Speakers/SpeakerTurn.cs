namespace Podcasts.Core.Speakers;

/// <summary>A stretch in which one speaker speaks; turns of different speakers may overlap.</summary>
/// <param name="Start">From the start of the recording.</param>
/// <param name="End">From the start of the recording, after <paramref name="Start"/>.</param>
/// <param name="Speaker">A number from 0 that stands for the same person in the whole recording.</param>
/// <exception cref="ArgumentOutOfRangeException">The turn ends before it starts, or a value is negative.</exception>
public sealed record SpeakerTurn(TimeSpan Start, TimeSpan End, int Speaker)
{
    public TimeSpan Start { get; } = Start >= TimeSpan.Zero ? Start : throw new ArgumentOutOfRangeException(nameof(Start));

    public TimeSpan End { get; } = End > Start ? End : throw new ArgumentOutOfRangeException(nameof(End));

    public int Speaker { get; } = Speaker >= 0 ? Speaker : throw new ArgumentOutOfRangeException(nameof(Speaker));

    public TimeSpan Duration => End - Start;
}
