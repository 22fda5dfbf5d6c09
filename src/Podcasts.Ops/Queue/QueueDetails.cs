using Podcasts.Ops.Jobs;

namespace Podcasts.Ops.Queue;

/// <summary>What runs, waits, failed and is done.</summary>
/// <param name="Paused">One of the words of <see cref="QueuePause"/>.</param>
/// <param name="Trouble">What keeps all work from going on, such as a full disk, and what to do; or null.</param>
/// <param name="Counts">Of all of them; the lists may be shorter.</param>
/// <param name="Waiting">In their order; the next one first.</param>
/// <param name="Failed">The latest first.</param>
/// <param name="Done">What was finished or cancelled, the latest first.</param>
public sealed record QueueDetails(
    string Paused,
    string? Trouble,
    QueueCounts Counts,
    IReadOnlyList<QueuedEpisode> Running,
    IReadOnlyList<QueuedEpisode> Waiting,
    IReadOnlyList<QueuedEpisode> Failed,
    IReadOnlyList<QueuedEpisode> Done);

/// <summary>How many episodes there are in each state.</summary>
public sealed record QueueCounts(int Running, int Waiting, int Failed);

/// <summary>An episode and the stages of its work.</summary>
/// <param name="Podcast">The show's id.</param>
/// <param name="State">One of <see cref="JobState"/>.</param>
/// <param name="Position">1 for the next one; null for one that does not wait in line.</param>
/// <param name="Error">What went wrong and what to do, or null.</param>
/// <param name="RetryAt">When it is tried again by itself, or null.</param>
/// <param name="Finished">When it came to its end, or null.</param>
/// <param name="Stages">In the order of the work.</param>
public sealed record QueuedEpisode(
    string Episode,
    string Title,
    string Podcast,
    string PodcastTitle,
    string State,
    int? Position,
    string? Error,
    DateTimeOffset? RetryAt,
    DateTimeOffset? Finished,
    IReadOnlyList<QueuedStage> Stages);

/// <summary>One stage of an episode's work.</summary>
/// <param name="Name">One of <see cref="WorkName"/>.</param>
/// <param name="State">One of <see cref="JobState"/>.</param>
/// <param name="Doing">One of <see cref="JobStage"/>.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="SecondsLeft">From the speed so far, or null while it is not known.</param>
/// <param name="Node">Who took it up last, or null.</param>
/// <param name="Device">What it ran on last, or null.</param>
/// <param name="MemoryBytes">In use on that device, by whomever, while it runs; null where this node cannot know.</param>
/// <param name="Attempt">How often it has been taken up.</param>
public sealed record QueuedStage(
    string Name, string State, string Doing, double Percent, double? SecondsLeft, string? Node, string? Device, long? MemoryBytes, int Attempt);
