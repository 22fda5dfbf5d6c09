namespace Podcasts.Core.Transcripts;

/// <summary>One spoken word.</summary>
/// <param name="Start">Time from the start of the episode; never negative.</param>
/// <param name="End">Time from the start of the episode; never before <paramref name="Start"/>.</param>
/// <param name="Text">The word with its punctuation, trimmed, never empty.</param>
/// <param name="Probability">How sure the recogniser was, 0 to 1.</param>
/// <param name="Speaker">Who says it, or null until speakers are known.</param>
public sealed record TranscriptWord(TimeSpan Start, TimeSpan End, string Text, double Probability, string? Speaker = null)
{
    public TimeSpan Start { get; } = Start >= TimeSpan.Zero ? Start : throw new ArgumentOutOfRangeException(nameof(Start), Start, "A word starts within the episode.");

    public TimeSpan End { get; } = End >= Start ? End : throw new ArgumentOutOfRangeException(nameof(End), End, "A word ends after it starts.");

    public string Text { get; } = string.IsNullOrWhiteSpace(Text) ? throw new ArgumentException("A word has letters.", nameof(Text)) : Text.Trim();

    public double Probability { get; } = Probability is >= 0 and <= 1
        ? Probability
        : throw new ArgumentOutOfRangeException(nameof(Probability), Probability, "A probability is between 0 and 1.");

    /// <summary>Who speaks at the same time, or null.</summary>
    public string? SecondSpeaker { get; init; }
}
