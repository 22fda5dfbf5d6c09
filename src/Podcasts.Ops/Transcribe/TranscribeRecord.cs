using FluentValidation;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcribe;

/// <summary>The row of an episode's latest transcription.</summary>
public sealed class TranscribeRecord : JobRecord
{
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

    /// <summary>The audio that the segments saved so far were heard in.</summary>
    public string? AudioFile { get; set; }

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

internal sealed class TranscribeRecordValidator : JobRecordValidator<TranscribeRecord>
{
    private const int LongestText = 100_000;

    public TranscribeRecordValidator()
    {
        RuleFor(t => t.Model).Text();
        RuleFor(t => t.Task).OneOf([.. TranscribeTasks.All]);
        RuleFor(t => t.Prompt).MaximumLength(LongestText);
        RuleFor(t => t.Vocabulary).NotNull().MaximumLength(LongestText);
        RuleFor(t => t.BeamSize).InclusiveBetween(1, 16);
        RuleFor(t => t.TranscriptId).Text();
    }
}
