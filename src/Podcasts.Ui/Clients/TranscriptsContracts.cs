namespace Podcasts.Ui.Clients;

/// <summary>A stretch of speech and its words.</summary>
/// <param name="Id">Position in the transcript, from 0.</param>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="End">Seconds from the start of the episode.</param>
/// <param name="Speaker">Who speaks, or null until speakers are known.</param>
public sealed record TranscriptSegment(int Id, double Start, double End, string Text, string? Speaker = null)
{
    /// <summary>In order of time; empty where the engine gave none.</summary>
    public IReadOnlyList<TranscriptWord> Words { get; init; } = [];

    /// <summary>Id of who speaks, or null until speakers are known.</summary>
    public string? SpeakerId { get; init; }
}

/// <summary>One spoken word.</summary>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="Probability">How sure the recogniser was, 0 to 1.</param>
public sealed record TranscriptWord(double Start, double End, string Text, double Probability, string? Speaker = null)
{
    /// <summary>Who speaks at the same time, or null.</summary>
    public string? SecondSpeaker { get; init; }
}

/// <summary>What was said in an episode.</summary>
/// <param name="Duration">Seconds.</param>
public sealed record Transcript(string Episode, string Model, string? Language, double Duration, IReadOnlyList<TranscriptSegment> Segments)
{
    /// <summary>True where the words are an English translation.</summary>
    public bool Translated { get; init; }

    /// <summary>How far it can be trusted, or null where that is not known.</summary>
    public TranscriptQuality? Quality { get; init; }

    /// <summary>The voices, in the order of their first words; empty until they are known.</summary>
    public IReadOnlyList<TranscriptSpeaker> Speakers { get; init; } = [];

    /// <summary>Who speaks when, in order of time.</summary>
    public IReadOnlyList<SpeakerTurn> Turns { get; init; } = [];

    /// <summary>The change to the speakers that would be taken back, in a few words, or null where there is none.</summary>
    public string? Undo { get; init; }
}

/// <summary>How far a transcript can be trusted, and where not.</summary>
/// <param name="Coverage">Share of the speech that has text, 0 to 1, or null.</param>
/// <param name="Confidence">How sure the recogniser was on average, 0 to 1, or null.</param>
/// <param name="Doubts">In order of time.</param>
public sealed record TranscriptQuality(double? Coverage, double? Confidence, IReadOnlyList<TranscriptDoubt> Doubts);

/// <summary>A passage that deserves a second look.</summary>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="Message">Why, in a sentence.</param>
public sealed record TranscriptDoubt(string Kind, double Start, double End, string Message);
