using FluentValidation;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Jobs;

/// <summary>The row of one stage of an episode's work: what an execution claims, saves its progress to, and ends (docs/decisions/0019-stages-are-items.md).</summary>
public sealed class WorkItemRecord : JobRecord
{
    /// <summary>One of <see cref="WorkName"/>; with the episode it is the key.</summary>
    public required string Name { get; set; }

    /// <summary>One of <see cref="WorkGroup"/>: what a node must offer to do it.</summary>
    public required string Group { get; set; }

    /// <summary>How often it has been taken up since anything was saved; too often means that it never will be.</summary>
    public int FruitlessAttempts { get; set; }

    /// <summary>How often it has failed for a reason that may pass, since anything was saved.</summary>
    public int Retries { get; set; }

    /// <summary>Not to be taken up before this moment (Unix milliseconds), or null for at once.</summary>
    public long? NotBefore { get; set; }

    /// <summary>Higher comes sooner; 0 for work in its turn.</summary>
    public int Rank { get; set; }

    /// <summary>Where in the episode its audio begins.</summary>
    public double FromSeconds { get; set; }

    /// <summary>Where in the episode its audio ends, or null for the episode's end.</summary>
    public double? UntilSeconds { get; set; }

    /// <summary>Who took it up last.</summary>
    public string? Node { get; set; }

    /// <summary>What it ran on last, such as <c>cuda:1</c>.</summary>
    public string? Device { get; set; }

    /// <summary>When it was taken up last (Unix milliseconds).</summary>
    public long? Started { get; set; }

    /// <summary>When it came to its end (Unix milliseconds).</summary>
    public long? Finished { get; set; }

    /// <summary>Audio before this time of the episode is finished.</summary>
    internal double PositionSeconds => FromSeconds + ProcessedSeconds;

    internal bool IsOpen => !JobState.IsTerminal(State);
}

internal sealed class WorkItemRecordValidator : JobRecordValidator<WorkItemRecord>
{
    public WorkItemRecordValidator()
    {
        RuleFor(item => item.Name).Must(WorkName.Fits).WithMessage("{PropertyName} '{PropertyValue}' is no stage.");
        RuleFor(item => item.Group).OneOf(WorkGroup.Prepare, WorkGroup.Recognize);
        RuleFor(item => item.FruitlessAttempts).GreaterThanOrEqualTo(0);
        RuleFor(item => item.Retries).GreaterThanOrEqualTo(0);
        RuleFor(item => item.NotBefore).Moment();
        RuleFor(item => item.Rank).InclusiveBetween(0, WorkLine.HighestRank);
        RuleFor(item => item.FromSeconds).Seconds();
        RuleFor(item => item.UntilSeconds).Seconds();
        RuleFor(item => item.Started).Moment();
        RuleFor(item => item.Finished).Moment();
    }
}
