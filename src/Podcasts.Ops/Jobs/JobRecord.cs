using FluentValidation;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Jobs;

/// <summary>How a job stands: one that was asked for, or one stage of it. The row decides; Quartz only wakes (docs/decisions/0002-rows-decide.md).</summary>
public abstract class JobRecord : StoredRow
{
    public required string EpisodeId { get; set; }

    /// <summary>One of <see cref="JobState"/>.</summary>
    public required string State { get; set; }

    /// <summary>One of <see cref="JobStage"/>.</summary>
    public required string Stage { get; set; }

    /// <summary>Rises whenever the state changes; a write with an older one is refused.</summary>
    public long Epoch { get; set; }

    /// <summary>How often this job has been taken up.</summary>
    public int Attempt { get; set; }

    /// <summary>0 to 100.</summary>
    public double Percent { get; set; }

    /// <summary>Audio before this time is finished.</summary>
    public double ProcessedSeconds { get; set; }

    public double TotalSeconds { get; set; }

    public double? SecondsLeft { get; set; }

    public string? Error { get; set; }

    public required string CorrelationId { get; set; }

    public required long Requested { get; set; }

    /// <summary>Makes it wait to be taken up for the first time.</summary>
    internal void Queue(DateTimeOffset requested)
    {
        (State, Stage, Error, SecondsLeft) = (JobState.Queued, JobStage.Waiting, null, null);
        Attempt = 0;
        Epoch++;
        CorrelationId = Correlation.Current;
        Requested = requested.ToUnixTimeMilliseconds();
    }
}

internal abstract class JobRecordValidator<T> : AbstractValidator<T>
    where T : JobRecord
{
    protected JobRecordValidator()
    {
        RuleFor(job => job.EpisodeId).Id();
        RuleFor(job => job.State).OneOf([.. JobState.All]);
        RuleFor(job => job.Stage).OneOf([.. JobStage.All]);
        RuleFor(job => job.Epoch).GreaterThanOrEqualTo(0);
        RuleFor(job => job.Attempt).GreaterThanOrEqualTo(0);
        RuleFor(job => job.Percent).InclusiveBetween(0, 100);
        RuleFor(job => job.ProcessedSeconds).Seconds();
        RuleFor(job => job.TotalSeconds).Seconds();
        RuleFor(job => job.SecondsLeft).Seconds();
        RuleFor(job => job.CorrelationId).Text();
        RuleFor(job => job.Requested).Moment();
    }
}
