using FluentValidation;
using Podcasts.Core.Transcripts;
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

    /// <summary>As <see cref="StoredWords"/> writes them, or null where there are none.</summary>
    public string? Words { get; set; }

    /// <summary>How sure the recogniser was: all four of these or none.</summary>
    public double? MeanLogProbability { get; set; }

    public double? NoSpeechProbability { get; set; }

    public double? CompressionRatio { get; set; }

    public double? Temperature { get; set; }

    /// <summary>What the row says; it has been found to be sound.</summary>
    internal TranscriptSegment ToCore() => new(Position, TimeSpan.FromSeconds(StartSeconds), TimeSpan.FromSeconds(EndSeconds), Text, Speaker)
    {
        Words = StoredWords.Read(Words),
        Confidence = this is { MeanLogProbability: { } logProbability, NoSpeechProbability: { } noSpeech, CompressionRatio: { } ratio, Temperature: { } temperature }
            ? new(logProbability, noSpeech, ratio, temperature)
            : null,
    };

    internal static SegmentRecord From(TranscriptSegment segment, string transcript, int position) => new()
    {
        TranscriptId = transcript,
        Position = position,
        StartSeconds = segment.Start.TotalSeconds,
        EndSeconds = segment.End.TotalSeconds,
        Text = segment.Text,
        Speaker = segment.Speaker,
        Words = StoredWords.Write(segment.Words),
        MeanLogProbability = segment.Confidence?.MeanLogProbability,
        NoSpeechProbability = segment.Confidence?.NoSpeechProbability,
        CompressionRatio = segment.Confidence?.CompressionRatio,
        Temperature = segment.Confidence?.Temperature,
    };
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
        RuleFor(s => s).Custom((s, context) =>
        {
            if (StoredWords.Refusal(s.Words, s.StartSeconds, s.EndSeconds) is { } refusal)
            {
                context.AddFailure(nameof(s.Words), refusal);
            }
        });
        RuleFor(s => s)
            .Must(s => new[] { s.MeanLogProbability, s.NoSpeechProbability, s.CompressionRatio, s.Temperature }.Select(number => number is null).Distinct().Count() == 1)
            .WithMessage("Confidence is four numbers or none.");
        RuleFor(s => s.MeanLogProbability).InclusiveBetween(-1e6, 0);
        RuleFor(s => s.NoSpeechProbability).InclusiveBetween(0, 1);
        RuleFor(s => s.CompressionRatio).InclusiveBetween(0, 1e6);
        RuleFor(s => s.Temperature).InclusiveBetween(0, 10);
    }
}
