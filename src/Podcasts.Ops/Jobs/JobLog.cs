using Microsoft.Extensions.Logging;

namespace Podcasts.Ops.Jobs;

/// <summary>What is logged of every job; {Job} is a <see cref="WorkName"/>.</summary>
internal static partial class JobLog
{
    [LoggerMessage(411, LogLevel.Information, "The job {Job} of episode {EpisodeId} is taken up, attempt {Attempt}, from second {Seconds}.")]
    public static partial void TakenUp(ILogger logger, string job, string episodeId, int attempt, double seconds);

    [LoggerMessage(412, LogLevel.Information, "The job {Job} of episode {EpisodeId} is finished.")]
    public static partial void Finished(ILogger logger, string job, string episodeId);

    [LoggerMessage(413, LogLevel.Information, "The job {Job} of episode {EpisodeId} was cancelled or taken over; this execution stops.")]
    public static partial void FencedOut(ILogger logger, string job, string episodeId);

    [LoggerMessage(414, LogLevel.Information, "The job {Job} of episode {EpisodeId} is interrupted; it goes on at the next start unless it was cancelled.")]
    public static partial void Interrupted(ILogger logger, string job, string episodeId);

    [LoggerMessage(415, LogLevel.Error, "The job {Job} of episode {EpisodeId} failed: {Reason}")]
    public static partial void Failed(ILogger logger, string job, string episodeId, string reason, Exception failure);

    [LoggerMessage(416, LogLevel.Error, "The job {Job} of episode {EpisodeId} is given up after {Attempts} attempts that ended with the app.")]
    public static partial void Poison(ILogger logger, string job, string episodeId, int attempts);

    [LoggerMessage(417, LogLevel.Warning, "The job {Job} of episode {EpisodeId} did not work and is tried again at {At}.")]
    public static partial void TriedAgain(ILogger logger, string job, string episodeId, DateTimeOffset at, Exception failure);

    [LoggerMessage(425, LogLevel.Error, "The job {Job} of episode {EpisodeId} ended, and the database could not be told; it is taken up again.")]
    public static partial void NotTold(ILogger logger, string job, string episodeId, Exception failure);

    [LoggerMessage(418, LogLevel.Debug, "How the job {Job} of episode {EpisodeId} went could not be measured.")]
    public static partial void NotMeasured(ILogger logger, string job, string episodeId, Exception failure);

    [LoggerMessage(421, LogLevel.Information, "The job {Job} of episode {EpisodeId} is queued again.")]
    public static partial void QueuedAgain(ILogger logger, string job, string episodeId);

    [LoggerMessage(424, LogLevel.Information, "The job {Job} of episode {EpisodeId} was begun once more while this process is at it; the first execution goes on.")]
    public static partial void AlreadyRunning(ILogger logger, string job, string episodeId);

    [LoggerMessage(423, LogLevel.Warning, "Episode {EpisodeId} had nothing to do for what was asked of it; it goes on now.")]
    public static partial void Repaired(ILogger logger, string episodeId);

    [LoggerMessage(422, LogLevel.Warning, "Rows and queue could not be compared; the next round tries again.")]
    public static partial void NotCompared(ILogger logger, Exception failure);
}
