namespace Podcasts.Ops.Transcribe;

/// <summary>The words that a row and the API use for how a job stands.</summary>
public static class TranscribeState
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Done = "done";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";

    /// <summary>Whether a job in this state will never change by itself.</summary>
    public static bool IsTerminal(string state) => state is Done or Failed or Cancelled;
}

/// <summary>The words for what a job is doing.</summary>
public static class TranscribeStage
{
    public const string Waiting = "waiting";
    public const string Download = "download";
    public const string Decode = "decode";
    public const string Recognize = "recognize";
    public const string Finalize = "finalize";
}
