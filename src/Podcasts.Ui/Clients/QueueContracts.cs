using System.Text.Json.Serialization;

namespace Podcasts.Ui.Clients;

/// <summary>Whether the queue is paused.</summary>
public enum QueuePause
{
    /// <summary>It goes on.</summary>
    No,

    /// <summary>What runs is finished; nothing new is begun.</summary>
    Finish,

    /// <summary>What runs stops where it has saved; nothing new is begun.</summary>
    Stop,
}

/// <summary>What runs, waits, failed and is done.</summary>
/// <param name="Trouble">What keeps all work from going on, and what to do; or null.</param>
/// <param name="Counts">Of all of them; the lists may be shorter.</param>
/// <param name="Waiting">In their order; the next one first.</param>
/// <param name="Failed">The latest first.</param>
/// <param name="Done">The latest first.</param>
public sealed record QueueStatus(
    QueuePause Paused,
    string? Trouble,
    QueueCounts Counts,
    IReadOnlyList<QueueEpisode> Running,
    IReadOnlyList<QueueEpisode> Waiting,
    IReadOnlyList<QueueEpisode> Failed,
    IReadOnlyList<QueueEpisode> Done)
{
    /// <summary>True where there is nothing to show at all.</summary>
    [JsonIgnore]
    public bool IsEmpty => Running.Count + Waiting.Count + Failed.Count + Done.Count == 0;
}

/// <summary>How many episodes there are in each state.</summary>
public sealed record QueueCounts(int Running, int Waiting, int Failed);

/// <summary>An episode and the stages of its work.</summary>
/// <param name="Podcast">Id of its show.</param>
/// <param name="Position">1 for the next one; null for one that does not wait in line.</param>
/// <param name="Error">What went wrong and what to do, or null.</param>
/// <param name="RetryAt">When it is tried again by itself, or null.</param>
/// <param name="Finished">When it came to its end, or null.</param>
public sealed record QueueEpisode(
    string Episode,
    string Title,
    string Podcast,
    string PodcastTitle,
    TranscribeState State,
    int? Position,
    string? Error,
    DateTimeOffset? RetryAt,
    DateTimeOffset? Finished,
    IReadOnlyList<QueueStage> Stages);

/// <summary>One stage of an episode's work.</summary>
/// <param name="Name">prepare, recognize, diarize or finalize; a part of a long episode is recognize-0 and so on.</param>
/// <param name="Doing">What it is at, such as download or decode.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="SecondsLeft">From the speed so far, or null while that is not known.</param>
/// <param name="Node">The machine that took it up last, or null.</param>
/// <param name="Device">Such as cuda:1, or null.</param>
/// <param name="MemoryBytes">In use on the device, or null where that is not known.</param>
/// <param name="Attempt">1 for the first.</param>
public sealed record QueueStage(
    string Name, TranscribeState State, string Doing, double Percent, double? SecondsLeft, string? Node, string? Device, long? MemoryBytes, int Attempt);

/// <summary>How to pause.</summary>
public sealed record PauseQueueRequest(QueuePause Mode);

/// <summary>One event of a queue that is being watched.</summary>
/// <param name="Queue">How it is now, or null while the stream is broken and about to be opened again.</param>
public sealed record QueueProgress(QueueStatus? Queue);
