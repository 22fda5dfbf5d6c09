using FluentValidation;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcribe;

/// <summary>The row of an episode's latest job. It decides; Quartz only wakes (docs/decisions, jobs.md 4).</summary>
public sealed class TranscribeRecord : StoredRow
{
    public required string EpisodeId { get; set; }

    /// <summary>One of <see cref="TranscribeState"/>.</summary>
    public required string State { get; set; }

    /// <summary>One of <see cref="TranscribeStage"/>.</summary>
    public required string Stage { get; set; }

    public required string Model { get; set; }

    /// <summary>As asked for, or null to detect it.</summary>
    public string? Language { get; set; }

    /// <summary>ISO 639-1 code that the feed declares, or null.</summary>
    public string? LanguageHint { get; set; }

    /// <summary>One of <see cref="TranscribeTasks"/>.</summary>
    public string Task { get; set; } = TranscribeTasks.Transcribe;

    public string? Prompt { get; set; }

    /// <summary>Names and words to expect, one on each line, as they were when the job was started.</summary>
    public string Vocabulary { get; set; } = "";

    public int BeamSize { get; set; } = 1;

    public bool Sequential { get; set; }

    public bool WordTimes { get; set; } = true;

    /// <summary>The transcript that this job writes.</summary>
    public required string TranscriptId { get; set; }

    /// <summary>Rises with every start, claim and cancel; a write with an older one is refused.</summary>
    public long Epoch { get; set; }

    /// <summary>How often this job has been taken up.</summary>
    public int Attempt { get; set; }

    /// <summary>How often it has been taken up since anything was saved; too often means that it never will be.</summary>
    public int FruitlessAttempts { get; set; }

    /// <summary>0 to 100.</summary>
    public double Percent { get; set; }

    /// <summary>Audio before this time is finished: the point to resume from.</summary>
    public double ProcessedSeconds { get; set; }

    public double TotalSeconds { get; set; }

    public double? SecondsLeft { get; set; }

    public string? Error { get; set; }

    /// <summary>The audio that the segments saved so far were heard in.</summary>
    public string? AudioFile { get; set; }

    public required string CorrelationId { get; set; }

    public required long Requested { get; set; }

    /// <summary>How its audio is to be heard.</summary>
    /// <param name="language">As asked for or heard before, or null to detect it.</param>
    internal TranscribeParameters Parameters(string? language) => new()
    {
        Language = language,
        LanguageHint = LanguageHint,
        Task = Task == TranscribeTasks.Translate ? TranscribeTask.Translate : TranscribeTask.Transcribe,
        Prompt = Prompt,
        Vocabulary = Vocabulary.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        BeamSize = BeamSize,
        Sequential = Sequential,
        WordTimes = WordTimes,
    };
}

internal sealed class TranscribeRecordValidator : AbstractValidator<TranscribeRecord>
{
    private const int LongestText = 100_000;

    public TranscribeRecordValidator()
    {
        RuleFor(t => t.EpisodeId).Id();
        RuleFor(t => t.State).OneOf(TranscribeState.Queued, TranscribeState.Running, TranscribeState.Done, TranscribeState.Failed, TranscribeState.Cancelled);
        RuleFor(t => t.Stage).OneOf(TranscribeStage.Waiting, TranscribeStage.Download, TranscribeStage.Decode, TranscribeStage.Recognize, TranscribeStage.Finalize);
        RuleFor(t => t.Model).Text();
        RuleFor(t => t.Task).OneOf([.. TranscribeTasks.All]);
        RuleFor(t => t.Prompt).MaximumLength(LongestText);
        RuleFor(t => t.Vocabulary).NotNull().MaximumLength(LongestText);
        RuleFor(t => t.BeamSize).InclusiveBetween(1, 16);
        RuleFor(t => t.TranscriptId).Text();
        RuleFor(t => t.Epoch).GreaterThanOrEqualTo(0);
        RuleFor(t => t.Attempt).GreaterThanOrEqualTo(0);
        RuleFor(t => t.FruitlessAttempts).GreaterThanOrEqualTo(0);
        RuleFor(t => t.Percent).InclusiveBetween(0, 100);
        RuleFor(t => t.ProcessedSeconds).Seconds();
        RuleFor(t => t.TotalSeconds).Seconds();
        RuleFor(t => t.SecondsLeft).Seconds();
        RuleFor(t => t.CorrelationId).Text();
        RuleFor(t => t.Requested).Moment();
    }
}
