using FluentValidation;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>Asks for an identification, unless one waits or runs.</summary>
    internal static async Task<DiarizeRecord> WantAsync(
        PodcastsDbContext database, string episode, DiarizeHints hints, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var row = await database.Diarizes.IgnoreQueryFilters().SingleOrDefaultAsync(job => job.EpisodeId == episode, cancellationToken);
        if (row is { SetAsideReason: null } && !JobState.IsTerminal(row.State))
        {
            return row;
        }

        if (row is null)
        {
            row = new DiarizeRecord
            {
                EpisodeId = episode,
                State = JobState.Queued,
                Stage = JobStage.Waiting,
                CorrelationId = Correlation.Current,
                Requested = at.ToUnixTimeMilliseconds(),
            };
            database.Add(row);
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
