namespace Podcasts.Core.Transcripts;

/// <summary>What is on the screen at once.</summary>
/// <param name="Start">Time from the start of the episode.</param>
/// <param name="End">Time from the start of the episode; always after <paramref name="Start"/>, for a caption has to last.</param>
/// <param name="Speaker">Who speaks, on one line, or null until speakers are known.</param>
/// <param name="Lines">At least one; none is empty, for a blank line would end the caption.</param>
internal sealed record Caption(TimeSpan Start, TimeSpan End, string? Speaker, IReadOnlyList<string> Lines)
{
    public TimeSpan End { get; } = TimeSpan.FromTicks(Math.Max(End.Ticks, Start.Ticks + TimeSpan.TicksPerMillisecond));

    public string? Speaker { get; } = Speaker?.ReplaceLineEndings(" ");

    /// <summary>The words of each line and when they are said; null where that was not heard.</summary>
    public IReadOnlyList<IReadOnlyList<CaptionWord>>? Words { get; init; }
}

/// <summary>A word of a caption.</summary>
/// <param name="Start">Time from the start of the episode.</param>
/// <param name="Text">With the space after it.</param>
internal sealed record CaptionWord(TimeSpan Start, string Text);
