namespace Podcasts.Core.Speakers;

/// <summary>What is known beforehand about the speakers of a recording.</summary>
/// <param name="Speakers">Exactly so many; null if unknown.</param>
/// <param name="AtLeast">No fewer; null if unknown.</param>
/// <param name="AtMost">No more; null if unknown.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is below 1, or they contradict each other.</exception>
public sealed record DiarizeParameters(int? Speakers = null, int? AtLeast = null, int? AtMost = null)
{
    /// <summary>Nothing is known.</summary>
    public static DiarizeParameters Default { get; } = new();

    public int? Speakers { get; } = Positive(Speakers, nameof(Speakers));

    public int? AtLeast { get; } = AtLeast <= (Speakers ?? AtMost ?? int.MaxValue) || AtLeast is null
        ? Positive(AtLeast, nameof(AtLeast))
        : throw new ArgumentOutOfRangeException(nameof(AtLeast), AtLeast, "There cannot be at least so many speakers and at most fewer.");

    public int? AtMost { get; } = AtMost >= (Speakers ?? 1) || AtMost is null
        ? AtMost
        : throw new ArgumentOutOfRangeException(nameof(AtMost), AtMost, "There cannot be at most so many speakers and at least more.");

    /// <summary>The fewest speakers that there must be.</summary>
    public int Fewest => Speakers ?? AtLeast ?? 1;

    /// <summary>The most speakers that there may be.</summary>
    public int Most => Speakers ?? AtMost ?? int.MaxValue;

    /// <summary>The number nearest to what was found that these hints and the number of embeddings allow.</summary>
    internal int Nearest(int found, int embeddings) =>
        Math.Clamp(found, Math.Min(Fewest, embeddings), Math.Max(1, Math.Min(Most, embeddings)));

    private static int? Positive(int? number, string name) =>
        number is null or > 0 ? number : throw new ArgumentOutOfRangeException(name, number, "A recording has at least one speaker.");
}
