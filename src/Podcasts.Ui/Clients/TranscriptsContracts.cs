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

    /// <summary>Which state of the segment this is; a change of it names it.</summary>
    public string Revision { get; init; } = "";

    /// <summary>What the machine heard where a person has written something else; else null.</summary>
    public string? Heard { get; init; }
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

    /// <summary>Where corrections of the text stand.</summary>
    public TranscriptEdits Edits { get; init; } = new(null, null);
}

/// <summary>Where corrections of the text stand, each in a few words or null where there is none.</summary>
/// <param name="Undo">What would be taken back.</param>
/// <param name="Redo">What would be made again.</param>
public sealed record TranscriptEdits(string? Undo, string? Redo);

/// <summary>What is said in a segment; <paramref name="Continues"/> where it goes on with the correction before it.</summary>
public sealed record EditSegmentRequest(string Text, string Revision, bool Continues);

/// <summary>Where in its text a segment is split.</summary>
public sealed record SplitSegmentRequest(int Offset, string Revision);

/// <summary>Which segment is meant.</summary>
public sealed record SegmentRequest(string Revision);

/// <summary>What to look for in a show or in an episode, and what takes its place; only shown unless <paramref name="Apply"/>.</summary>
public sealed record ReplaceTextRequest(string? Podcast, string? Episode, string Find, string Replace, bool MatchCase, bool WholeWords, bool Apply);

/// <summary>How often something was found, in how many episodes, and where first; with <paramref name="Step"/> it can be taken back.</summary>
public sealed record ReplacedText(int Count, int Episodes, string? Step, IReadOnlyList<ReplacedPlace> Places);

/// <summary>A segment in which something is replaced.</summary>
/// <param name="Start">Seconds.</param>
public sealed record ReplacedPlace(string Episode, string Title, double Start, IReadOnlyList<TextChange> Changes);

/// <summary>A run of words that are in both of two texts, or in one.</summary>
/// <param name="Kind">same, removed or added.</param>
public sealed record TextChange(string Kind, string Text);

/// <summary>One correction of the text.</summary>
/// <param name="Kind">text, revert, split or join.</param>
/// <param name="Start">Seconds.</param>
/// <param name="Heard">What the machine hears there now.</param>
/// <param name="HeardAnew">Whether that is something else than when the correction was made.</param>
public sealed record TextRevision(int Number, string Kind, double Start, DateTimeOffset At, IReadOnlyList<TextChange> Changes, bool Undone, string Heard, bool HeardAnew);

/// <summary>How far a transcript can be trusted, and where not.</summary>
/// <param name="Coverage">Share of the speech that has text, 0 to 1, or null.</param>
/// <param name="Confidence">How sure the recogniser was on average, 0 to 1, or null.</param>
/// <param name="Doubts">In order of time.</param>
public sealed record TranscriptQuality(double? Coverage, double? Confidence, IReadOnlyList<TranscriptDoubt> Doubts);

/// <summary>A passage that deserves a second look.</summary>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="Message">Why, in a sentence.</param>
public sealed record TranscriptDoubt(string Kind, double Start, double End, string Message);
