using FluentValidation;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcripts;

/// <summary>The row of a stretch where speech was found, whether or not words were made of it; a transcript is judged by it.</summary>
public sealed class SpeechRecord : StoredRow
{
    /// <summary>Rises in the order of saving.</summary>
    public long Id { get; set; }

    public required string TranscriptId { get; set; }

    public required double StartSeconds { get; set; }

    public required double EndSeconds { get; set; }
}

internal sealed class SpeechRecordValidator : AbstractValidator<SpeechRecord>
{
    public SpeechRecordValidator()
    {
        RuleFor(s => s.TranscriptId).Text();
        RuleFor(s => s.StartSeconds).Seconds();
        RuleFor(s => s.EndSeconds).Seconds();
        RuleFor(s => s).Must(s => s.EndSeconds >= s.StartSeconds).WithMessage("Speech ends after it starts.");
    }
}
