using FluentValidation;
using Podcasts.Core.Transcripts;
using Podcasts.Core.Transcripts.Editing;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcripts.Editing;

/// <summary>The row of a person's correction of what is said; the key is episode and number. They are applied in order, those that were undone left out, and none is ever deleted.</summary>
public sealed class TranscriptEditRecord : StoredRow
{
    /// <summary>Characters that a corrected segment may have.</summary>
    public const int LongestText = 10_000;

    public required string EpisodeId { get; set; }

    /// <summary>From 1, in the order of correcting.</summary>
    public required int Number { get; set; }

    /// <summary>One of <see cref="TranscriptEditKind"/>.</summary>
    public required string Kind { get; set; }

    public required double StartSeconds { get; set; }

    /// <summary>Null where the correction is about a moment.</summary>
    public double? EndSeconds { get; set; }

    /// <summary>What is said; empty for nothing, null where the correction is not about that.</summary>
    public string? Text { get; set; }

    /// <summary>Those of the text, as <see cref="StoredWords"/> writes them, or null.</summary>
    public string? Words { get; set; }

    /// <summary>What was shown before.</summary>
    public required string Before { get; set; }

    /// <summary>What the machine had heard by then.</summary>
    public required string Heard { get; set; }

    /// <summary>Those with the same are one step for an undo: all that were replaced at once, or written in one go.</summary>
    public required string Step { get; set; }

    public bool Undone { get; set; }

    public required long At { get; set; }

    internal TimeSpan Start => TimeSpan.FromSeconds(StartSeconds);

    internal TimeSpan End => TimeSpan.FromSeconds(EndSeconds ?? StartSeconds);

    /// <summary>What the row says; it has been found to be sound.</summary>
    internal TranscriptEdit ToCore() => Kind switch
    {
        TranscriptEditKind.Text => new TextEdit(Start, End, Text!, StoredWords.Read(Words)),
        TranscriptEditKind.Revert => new RevertEdit(Start, End),
        TranscriptEditKind.Split => new SplitEdit(Start),
        _ => new JoinEdit(Start),
    };

    /// <summary>A row without its place in the order, which the one who writes it gives.</summary>
    /// <param name="edit">What is corrected.</param>
    /// <param name="episode">Where.</param>
    /// <param name="before">What was shown.</param>
    /// <param name="heard">What the machine had heard.</param>
    /// <param name="step">What it is undone with.</param>
    internal static TranscriptEditRecord From(TranscriptEdit edit, string episode, string before, string heard, string step)
    {
        var row = new TranscriptEditRecord { EpisodeId = episode, Number = 0, Kind = TranscriptEditKind.Join, StartSeconds = 0, Before = before, Heard = heard, Step = step, At = 0 };
        switch (edit)
        {
            case TextEdit text:
                (row.Kind, row.StartSeconds, row.EndSeconds, row.Text, row.Words) =
                    (TranscriptEditKind.Text, text.Start.TotalSeconds, text.End.TotalSeconds, text.Text, StoredWords.Write(text.Words));
                break;
            case RevertEdit revert:
                (row.Kind, row.StartSeconds, row.EndSeconds) = (TranscriptEditKind.Revert, revert.Start.TotalSeconds, revert.End.TotalSeconds);
                break;
            case SplitEdit split:
                (row.Kind, row.StartSeconds) = (TranscriptEditKind.Split, split.At.TotalSeconds);
                break;
            case JoinEdit join:
                row.StartSeconds = join.At.TotalSeconds;
                break;
        }

        return row;
    }
}

/// <summary>The words for what a correction does.</summary>
public static class TranscriptEditKind
{
    public const string Text = "text";
    public const string Revert = "revert";
    public const string Split = "split";
    public const string Join = "join";
}

internal sealed class TranscriptEditRecordValidator : AbstractValidator<TranscriptEditRecord>
{
    private const int LongestBefore = 1 << 20; // What was shown or heard may be as long as it likes.

    public TranscriptEditRecordValidator()
    {
        RuleFor(e => e.EpisodeId).Id();
        RuleFor(e => e.Step).Id();
        RuleFor(e => e.Number).GreaterThanOrEqualTo(1);
        RuleFor(e => e.Kind).OneOf(TranscriptEditKind.Text, TranscriptEditKind.Revert, TranscriptEditKind.Split, TranscriptEditKind.Join);
        RuleFor(e => e.At).Moment();
        RuleFor(e => e.StartSeconds).Seconds();
        RuleFor(e => e.EndSeconds).Seconds();
        RuleFor(e => e.Text).MaximumLength(TranscriptEditRecord.LongestText);
        RuleFor(e => e.Before).NotNull().MaximumLength(LongestBefore);
        RuleFor(e => e.Heard).NotNull().MaximumLength(LongestBefore);
        RuleFor(e => e)
            .Must(e => e.Kind is TranscriptEditKind.Split or TranscriptEditKind.Join || e.EndSeconds > e.StartSeconds)
            .WithMessage("A corrected stretch ends after it starts.");
        RuleFor(e => e)
            .Must(e => e.Kind == TranscriptEditKind.Text == e.Text is not null)
            .WithMessage("A correction has a text exactly where it is about the text.");
        RuleFor(e => e).Custom((e, context) =>
        {
            if (StoredWords.Refusal(e.Words, e.StartSeconds, e.EndSeconds ?? e.StartSeconds) is { } refusal)
            {
                context.AddFailure(nameof(e.Words), refusal);
            }
        });
    }
}
