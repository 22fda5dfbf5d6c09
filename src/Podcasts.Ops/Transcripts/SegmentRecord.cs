using FluentValidation;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcripts;

/// <summary>The row of a stretch of speech; the key is transcript and position.</summary>
public sealed class SegmentRecord : StoredRow
{
    public required string TranscriptId { get; set; }

    /// <summary>Position in the transcript, from 0.</summary>
    public required int Position { get; set; }

    public required double StartSeconds { get; set; }

    public required double EndSeconds { get; set; }

    public required string Text { get; set; }

    public string? Speaker { get; set; }
}

internal sealed class SegmentRecordValidator : AbstractValidator<SegmentRecord>
{
    public SegmentRecordValidator()
    {
        RuleFor(s => s.TranscriptId).Text();
        RuleFor(s => s.Position).GreaterThanOrEqualTo(0);
        RuleFor(s => s.StartSeconds).Seconds();
        RuleFor(s => s.EndSeconds).Seconds();
        RuleFor(s => s).Must(s => s.EndSeconds >= s.StartSeconds).WithMessage("A segment ends after it starts.");
        RuleFor(s => s.Text).Text();
    }
}
