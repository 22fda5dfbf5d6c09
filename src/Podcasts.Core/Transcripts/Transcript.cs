namespace Podcasts.Core.Transcripts;

/// <summary>What was said in an episode.</summary>
/// <param name="Episode">The episode's id.</param>
/// <param name="Model">The model that heard it.</param>
/// <param name="Language">ISO 639-1 code of the language heard.</param>
/// <param name="Duration">Length of the audio.</param>
/// <param name="Segments">In order of time.</param>
public sealed record Transcript(string Episode, string Model, string Language, TimeSpan Duration, IReadOnlyList<TranscriptSegment> Segments)
{
    /// <summary>What it is of, or null where the reader knows.</summary>
    public TranscriptHeading? Heading { get; init; }

    /// <summary>Whether the words are an English translation of what was said.</summary>
    public bool Translated { get; init; }

    /// <summary>How far it can be trusted, or null where that was not asked.</summary>
    public TranscriptQuality? Quality { get; init; }

    /// <summary>Who speaks; empty until that is known.</summary>
    public IReadOnlyList<TranscriptSpeaker> Speakers { get; init; } = [];

    /// <summary>Who speaks when, in order of time; empty until that is known.</summary>
    public IReadOnlyList<TranscriptTurn> Turns { get; init; } = [];

    /// <summary>The correction of the speakers that an undo would take back, in a few words; null where there is none.</summary>
    public string? Undo { get; init; }

    /// <summary>What people have corrected of the text.</summary>
    public TranscriptEdits Edits { get; init; } = new(null, null);
}

/// <summary>Where corrections of the text stand.</summary>
/// <param name="Undo">The one that an undo would take back, in a few words; null where there is none.</param>
/// <param name="Redo">The one that would be made again, in a few words; null where there is none.</param>
public sealed record TranscriptEdits(string? Undo, string? Redo);
