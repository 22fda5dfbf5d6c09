using FluentValidation;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Queue;

namespace Podcasts.Api.Queue;

/// <summary>How to pause.</summary>
/// <param name="Mode">finish, so that what runs goes on to its end, or stop, so that it stops where it has saved.</param>
public sealed record PauseQueueRequest(string? Mode);

/// <summary>What runs, waits, failed and is done.</summary>
/// <param name="Paused">no, finish or stop.</param>
/// <param name="Trouble">What keeps all work from going on, such as a full disk, and what to do; or null.</param>
/// <param name="Counts">Of all of them; the lists hold the first hundred that wait, the last fifty that failed and the last twenty that are done.</param>
/// <param name="Waiting">In their order; the next one first.</param>
/// <param name="Failed">The latest first.</param>
/// <param name="Done">What was finished or cancelled, the latest first.</param>
public sealed record QueueResponse(
    string Paused,
    string? Trouble,
    QueueCountsResponse Counts,
    IReadOnlyList<QueuedEpisodeResponse> Running,
    IReadOnlyList<QueuedEpisodeResponse> Waiting,
    IReadOnlyList<QueuedEpisodeResponse> Failed,
    IReadOnlyList<QueuedEpisodeResponse> Done)
{
    internal static QueueResponse From(QueueDetails q) => new(
        q.Paused,
        q.Trouble,
        new(q.Counts.Running, q.Counts.Waiting, q.Counts.Failed),
        [.. q.Running.Select(QueuedEpisodeResponse.From)],
        [.. q.Waiting.Select(QueuedEpisodeResponse.From)],
        [.. q.Failed.Select(QueuedEpisodeResponse.From)],
        [.. q.Done.Select(QueuedEpisodeResponse.From)]);
}

/// <summary>How many episodes there are in each state.</summary>
public sealed record QueueCountsResponse(int Running, int Waiting, int Failed);

/// <summary>An episode and the stages of its work.</summary>
/// <param name="Podcast">The show's id.</param>
/// <param name="State">queued, running, done, failed or cancelled.</param>
/// <param name="Position">1 for the next one; null for one that does not wait in line.</param>
/// <param name="Error">What went wrong and what to do, or null.</param>
/// <param name="RetryAt">When it is tried again by itself, or null.</param>
/// <param name="Finished">When it came to its end, or null.</param>
/// <param name="Stages">Those that are known so far, in the order of the work.</param>
public sealed record QueuedEpisodeResponse(
    string Episode,
    string Title,
    string Podcast,
    string PodcastTitle,
    string State,
    int? Position,
    string? Error,
    DateTimeOffset? RetryAt,
    DateTimeOffset? Finished,
    IReadOnlyList<QueuedStageResponse> Stages)
{
    internal static QueuedEpisodeResponse From(QueuedEpisode e) => new(
        e.Episode, e.Title, e.Podcast, e.PodcastTitle, e.State, e.Position, e.Error, e.RetryAt, e.Finished, [.. e.Stages.Select(QueuedStageResponse.From)]);
}

/// <summary>One stage of an episode's work.</summary>
/// <param name="Name">prepare, recognize, finalize or diarize; a part of a long episode is recognize-0 and so on.</param>
/// <param name="State">queued, running, done, failed or cancelled.</param>
/// <param name="Doing">waiting, download, decode, recognize, identify or finalize.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="SecondsLeft">From the speed so far, or null while it is not known.</param>
/// <param name="Node">The machine that took it up last, or null.</param>
/// <param name="Device">What it ran on last, such as cuda:1, or null.</param>
/// <param name="MemoryBytes">In use on that device while it runs, or null where it is not known.</param>
/// <param name="Attempt">How often it has been taken up.</param>
public sealed record QueuedStageResponse(
    string Name, string State, string Doing, double Percent, double? SecondsLeft, string? Node, string? Device, long? MemoryBytes, int Attempt)
{
    internal static QueuedStageResponse From(QueuedStage s) => new(s.Name, s.State, s.Doing, s.Percent, s.SecondsLeft, s.Node, s.Device, s.MemoryBytes, s.Attempt);
}

internal sealed class PauseQueueRequestValidator : AbstractValidator<PauseQueueRequest>
{
    public PauseQueueRequestValidator() => RuleFor(request => request.Mode).Must(mode => mode is QueuePause.Finish or QueuePause.Stop)
        .WithMessage("A queue is paused by finish, so that what runs goes on to its end, or by stop, so that it stops where it has saved.");
}
