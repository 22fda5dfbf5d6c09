namespace Podcasts.Ui.Clients;

public enum TranscribeState
{
    Queued,
    Running,
    Done,
    Failed,
    Cancelled,
}

public enum TranscribeStage
{
    Waiting,
    Download,
    Decode,
    Recognize,
    Finalize,
}

/// <summary>What to transcribe with; null for the Api's own choice.</summary>
/// <param name="Model">Id of a model.</param>
/// <param name="Language">ISO 639-1 code, or auto to find out by listening whatever is set.</param>
/// <param name="Task">transcribe or translate.</param>
public sealed record StartTranscribeRequest(string? Model, string? Language, string? Task);

/// <summary>Where an episode's transcription stands.</summary>
/// <param name="Percent">0 to 100, over all stages.</param>
/// <param name="ProcessedSeconds">Seconds of the episode that have been recognised.</param>
/// <param name="TotalSeconds">Length of the episode in seconds; 0 or null while unknown.</param>
/// <param name="SecondsLeft">What the Api expects from the speed so far, or null while it cannot know.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Error">One sentence, when failed.</param>
public sealed record TranscribeStatus(
    string Episode, TranscribeState State, TranscribeStage? Stage, double Percent, double ProcessedSeconds, double? TotalSeconds,
    double? SecondsLeft, int Attempt, string? Error, string? Model, string? Language)
{
    /// <summary>True while there is something to watch.</summary>
    public bool IsActive => State is TranscribeState.Queued or TranscribeState.Running;
}

/// <summary>One event of a transcription that is being watched.</summary>
/// <param name="Status">The newest status, or null if this event brings none.</param>
/// <param name="Segments">New segments; all so far in the first event after the stream was (re)opened.</param>
/// <param name="Interrupted">True while the stream is broken and about to be opened again.</param>
public sealed record TranscribeProgress(TranscribeStatus? Status, IReadOnlyList<TranscriptSegment> Segments, bool Interrupted = false);
