namespace Podcasts.Ops.Jobs;

/// <summary>What is said of an item that did not work: the cause, the stage, the attempt, and what to do.</summary>
internal static class WorkSentence
{
    public static string Failed(WorkItemRecord item, string cause) =>
        $"{Sentence(cause)} This happened while {Doing(item)}, at attempt {item.Attempt}. {WayOut(item)}";

    public static string GivenUp(WorkItemRecord item, int attempts, string cause) =>
        $"Given up after {attempts} attempts at {Doing(item)} that got no further: {Sentence(cause)} {WayOut(item)}";

    public static string TriedAgain(WorkItemRecord item, string cause, DateTimeOffset at) =>
        $"{Sentence(cause)} This happened while {Doing(item)}, at attempt {item.Attempt}; it is tried again by itself at {at.UtcDateTime:HH:mm:ss} UTC. Nothing that was finished is lost.";

    private static string Sentence(string cause) => cause.TrimEnd() is var text && text.EndsWith('.') ? text : text + ".";

    private static string Doing(WorkItemRecord item) => item.Name switch
    {
        WorkName.Prepare => item.Stage == JobStage.Decode ? "decoding the audio" : "getting the audio",
        WorkName.Finalize => "saving the transcript",
        WorkName.Diarize => "identifying the speakers",
        _ => "hearing the audio",
    };

    private static string WayOut(WorkItemRecord item) => item.Name == WorkName.Diarize
        ? "The transcript is as it was; press Identify speakers again, perhaps with the number of speakers."
        : "What was finished is kept; press Transcribe to try again from there, perhaps with another model.";
}
