using FluentValidation;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Diarize;

/// <summary>The row of an episode's latest identification of speakers.</summary>
public sealed class DiarizeRecord : JobRecord
{
    /// <summary>Exactly so many speakers, or null.</summary>
    public int? Speakers { get; set; }

    public int? Minimum { get; set; }

    public int? Maximum { get; set; }

    internal DiarizeHints Hints => new(Speakers, Minimum, Maximum);

    /// <summary>The row of a new identification of an episode's speakers.</summary>
    internal static DiarizeRecord Ask(EpisodeWork work, DiarizeHints hints, DateTimeOffset at)
    {
        var row = work.Diarize;
        if (row is null)
        {
            row = new DiarizeRecord
            {
                EpisodeId = work.Episode,
                State = JobState.Queued,
                Stage = JobStage.Waiting,
                CorrelationId = Correlation.Current,
                Requested = at.ToUnixTimeMilliseconds(),
            };
            work.Database.Add(row);
        }

        (row.Speakers, row.Minimum, row.Maximum, row.SetAsideReason) = (hints.Speakers, hints.Minimum, hints.Maximum, null);
        (row.Percent, row.ProcessedSeconds, row.TotalSeconds, row.Epoch) = (0, 0, 0, Math.Max(row.Epoch, 0));
        row.Queue(at);
        return row;
    }
}

internal sealed class DiarizeRecordValidator : JobRecordValidator<DiarizeRecord>
{
    public DiarizeRecordValidator() => RuleFor(job => job.Hints).Must(hints => hints.IsPossible).WithMessage("There cannot be so many speakers.");
}
