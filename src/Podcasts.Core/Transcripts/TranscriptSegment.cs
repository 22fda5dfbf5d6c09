namespace Podcasts.Core.Transcripts;

/// <summary>A stretch of speech and its words.</summary>
/// <param name="Id">Position in the transcript, from 0.</param>
/// <param name="Start">Time from the start of the episode; never negative.</param>
/// <param name="End">Time from the start of the episode; never before <paramref name="Start"/>.</param>
/// <param name="Text">The words, trimmed, never empty.</param>
/// <param name="Speaker">Who speaks, or null until speakers are known.</param>
public sealed record TranscriptSegment(int Id, TimeSpan Start, TimeSpan End, string Text, string? Speaker = null)
{
    public int Id { get; } = Id >= 0 ? Id : throw new ArgumentOutOfRangeException(nameof(Id), Id, "A segment's id is its position, from 0.");

    public TimeSpan Start { get; } = Start >= TimeSpan.Zero ? Start : throw new ArgumentOutOfRangeException(nameof(Start), Start, "A segment starts within the episode.");

    public TimeSpan End { get; } = End >= Start ? End : throw new ArgumentOutOfRangeException(nameof(End), End, "A segment ends after it starts.");

    public string Text { get; } = string.IsNullOrWhiteSpace(Text) ? throw new ArgumentException("A segment has words.", nameof(Text)) : Text.Trim();

    /// <summary>Which of the transcript's speakers it is, or null until speakers are known.</summary>
    public string? SpeakerId { get; init; }

    /// <summary>In order of time; empty where the engine gives no words.</summary>
    public IReadOnlyList<TranscriptWord> Words { get; init; } = [];

    /// <summary>What the machine heard where a person has written something else, empty where it heard nothing; null where the words are the machine's.</summary>
    public string? Heard { get; init; }

    /// <summary>Null where the engine does not say.</summary>
    public SegmentConfidence? Confidence { get; init; }
}
