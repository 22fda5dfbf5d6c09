namespace Podcasts.Ops.Diarize;

/// <summary>What a person knows of the number of speakers.</summary>
/// <param name="Speakers">Exactly so many, or null.</param>
/// <param name="Minimum">No fewer, or null.</param>
/// <param name="Maximum">No more, or null.</param>
public sealed record DiarizeHints(int? Speakers, int? Minimum, int? Maximum)
{
    /// <summary>More are never told apart.</summary>
    public const int Most = 100;

    public static DiarizeHints None { get; } = new(null, null, null);

    /// <summary>Whether they can all be true.</summary>
    public bool IsPossible =>
        new[] { Speakers, Minimum, Maximum }.All(number => number is null or (>= 1 and <= Most))
        && !(Minimum > Maximum) && !(Speakers < Minimum) && !(Speakers > Maximum);
}
