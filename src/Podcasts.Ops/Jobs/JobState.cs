namespace Podcasts.Ops.Jobs;

/// <summary>The words that a row and the API use for how a job stands.</summary>
public static class JobState
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Done = "done";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";

    public static IReadOnlyList<string> All { get; } = [Queued, Running, Done, Failed, Cancelled];

    /// <summary>Whether a job in this state will never change by itself.</summary>
    public static bool IsTerminal(string state) => state is Done or Failed or Cancelled;
}

/// <summary>The words for what a job is doing.</summary>
public static class JobStage
{
    public const string Waiting = "waiting";
    public const string Download = "download";
    public const string Decode = "decode";
    public const string Recognize = "recognize";
    public const string Identify = "identify";
    public const string Finalize = "finalize";

    public static IReadOnlyList<string> All { get; } = [Waiting, Download, Decode, Recognize, Identify, Finalize];
}
