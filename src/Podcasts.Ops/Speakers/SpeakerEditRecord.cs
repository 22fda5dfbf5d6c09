using FluentValidation;
using Podcasts.Core.Speakers.Editing;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Speakers;

/// <summary>The row of a person's correction of who speaks when. They are applied in order, those that were undone left out.</summary>
public sealed class SpeakerEditRecord : StoredRow
{
    /// <summary>Rises in the order of correcting.</summary>
    public long Id { get; set; }

    public required string EpisodeId { get; set; }

    /// <summary>One of <see cref="SpeakerEditKind"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>The speaker who is merged away, named, or given a stretch; else null.</summary>
    public int? Speaker { get; set; }

    /// <summary>The speaker who is merged into; else null.</summary>
    public int? Into { get; set; }

    public double? StartSeconds { get; set; }

    public double? EndSeconds { get; set; }

    public string? Name { get; set; }

    public string? PersonId { get; set; }

    public bool Confirmed { get; set; }

    public bool Undone { get; set; }

    public required long At { get; set; }

    /// <summary>What the row says; it has been found to be sound.</summary>
    internal SpeakerEdit ToCore() => Kind switch
    {
        SpeakerEditKind.Merge => new MergeEdit(Speaker!.Value, Into!.Value),
        SpeakerEditKind.Name => new NameEdit(Speaker!.Value, Name, PersonId, Confirmed),
        SpeakerEditKind.Reassign => new ReassignEdit(TimeSpan.FromSeconds(StartSeconds!.Value), TimeSpan.FromSeconds(EndSeconds!.Value), Speaker!.Value),
        _ => new SplitEdit(TimeSpan.FromSeconds(StartSeconds!.Value)),
    };

    internal static SpeakerEditRecord From(SpeakerEdit edit, string episode, DateTimeOffset at)
    {
        var row = new SpeakerEditRecord { EpisodeId = episode, Kind = SpeakerEditKind.Split, At = at.ToUnixTimeMilliseconds() };
        switch (edit)
        {
            case MergeEdit merge:
                (row.Kind, row.Speaker, row.Into) = (SpeakerEditKind.Merge, merge.From, merge.Into);
                break;
            case NameEdit name:
                (row.Kind, row.Speaker, row.Name, row.PersonId, row.Confirmed) = (SpeakerEditKind.Name, name.Speaker, name.Name, name.Person, name.Confirmed);
                break;
            case ReassignEdit reassign:
                (row.Kind, row.Speaker, row.StartSeconds, row.EndSeconds) =
                    (SpeakerEditKind.Reassign, reassign.Speaker, reassign.Start.TotalSeconds, reassign.End.TotalSeconds);
                break;
            case SplitEdit split:
                row.StartSeconds = split.At.TotalSeconds;
                break;
        }

        return row;
    }
}

/// <summary>The words for what a correction does.</summary>
public static class SpeakerEditKind
{
    public const string Merge = "merge";
    public const string Name = "name";
    public const string Reassign = "reassign";
    public const string Split = "split";
}

internal sealed class SpeakerEditRecordValidator : AbstractValidator<SpeakerEditRecord>
{
    public SpeakerEditRecordValidator()
    {
        RuleFor(e => e.EpisodeId).Id();
        RuleFor(e => e.Kind).OneOf(SpeakerEditKind.Merge, SpeakerEditKind.Name, SpeakerEditKind.Reassign, SpeakerEditKind.Split);
        RuleFor(e => e.At).Moment();
        RuleFor(e => e.StartSeconds).Seconds();
        RuleFor(e => e.EndSeconds).Seconds();
        RuleFor(e => e.Name).Must(name => name is null || (name.Trim().Length > 0 && name.Length <= PersonRecord.LongestName)).WithMessage("Name '{PropertyValue}' is none.");
        RuleFor(e => e)
            .Must(e => e.Kind switch
            {
                SpeakerEditKind.Merge => e is { Speaker: >= 1, Into: >= 1 } && e.Speaker != e.Into,
                SpeakerEditKind.Name => e.Speaker >= 1,
                SpeakerEditKind.Reassign => e is { Speaker: >= 1, StartSeconds: not null } && e.EndSeconds > e.StartSeconds,
                _ => e.StartSeconds is not null,
            })
            .WithMessage("The correction lacks what it needs.");
    }
}
