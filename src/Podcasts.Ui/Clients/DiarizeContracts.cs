namespace Podcasts.Ui.Clients;

/// <summary>How many people speak, where that is known; null to find out by listening.</summary>
public sealed record StartDiarizeRequest(int? Speakers, int? Minimum = null, int? Maximum = null);

/// <summary>Where the identification of an episode's speakers stands.</summary>
/// <param name="Percent">0 to 100.</param>
/// <param name="SecondsLeft">What the Api expects from the speed so far, or null while it cannot know.</param>
/// <param name="Error">One sentence, when failed.</param>
public sealed record DiarizeStatus(string Episode, TranscribeState State, double Percent, double? SecondsLeft, string? Error)
{
    /// <summary>True while there is something to watch.</summary>
    public bool IsActive => State is TranscribeState.Queued or TranscribeState.Running;
}

/// <summary>One event of an identification that is being watched.</summary>
/// <param name="Status">The newest status, or null if this event brings none.</param>
/// <param name="Interrupted">True while the stream is broken and about to be opened again.</param>
public sealed record DiarizeProgress(DiarizeStatus? Status, bool Interrupted = false);
