using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Jobs;

/// <summary>Decides what becomes of an item that did not work: it fails for good, or is tried again after a wait that grows.</summary>
public sealed class WorkTrouble(IOptions<TranscribeOptions> options, TimeProvider time, ILogger<WorkTrouble> logger)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    /// <summary>Writes the decision, and a sentence for people, on the item.</summary>
    internal void Decide(EpisodeWork work, WorkItemRecord item, Exception failure)
    {
        var known = Faults.Explain(failure);
        if (known is UnavailableException { MayPass: true } passing)
        {
            item.FruitlessAttempts--; // It is not to blame for a server or a disk.
            if (item.Retries < options.Value.MaximumRetries)
            {
                TryAgain(item, passing.Message, passing.RetryAfter ?? TimeSpan.Zero, failure);
            }
            else
            {
                Fail(work, item, WorkSentence.GivenUp(item, item.Retries + 1, passing.Message), failure);
            }
        }
        else if (known is not null)
        {
            Fail(work, item, WorkSentence.Failed(item, known.Message), failure);
        }
        else if (item.FruitlessAttempts < options.Value.MaximumAttempts)
        {
            TryAgain(item, failure.Message, TimeSpan.Zero, failure);
        }
        else
        {
            Fail(work, item, WorkSentence.GivenUp(item, item.FruitlessAttempts, failure.Message), failure);
        }
    }

    /// <summary>Puts an item back in line.</summary>
    internal static void PutBack(WorkItemRecord item)
    {
        (item.State, item.Stage, item.SecondsLeft) = (JobState.Queued, JobStage.Waiting, null);
        item.Epoch++;
    }

    // The wait is on the row, so that it outlives a restart.
    private void TryAgain(WorkItemRecord item, string cause, TimeSpan atLeast, Exception failure)
    {
        var delay = options.Value.RetryDelay * Math.Pow(2, Math.Min(item.Retries, 30));
        delay = delay < LongestDelay ? delay : LongestDelay;
        atLeast = atLeast < LongestRetryAfter ? atLeast : LongestRetryAfter;
        var at = time.GetUtcNow() + (delay > atLeast ? delay : atLeast);
        JobLog.TriedAgain(logger, item.Name, item.EpisodeId, at, failure);
        (item.Retries, item.NotBefore, item.Error) = (item.Retries + 1, at.ToUnixTimeMilliseconds(), WorkSentence.TriedAgain(item, cause, at));
        PutBack(item);
    }

    private void Fail(EpisodeWork work, WorkItemRecord item, string error, Exception failure)
    {
        JobLog.Failed(logger, item.Name, item.EpisodeId, error, failure);
        work.End(item, JobState.Failed, error, time.GetUtcNow());
    }
}
