using FluentValidation;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Podcasts;

/// <summary>The row of what a person has set for a show; apart from the show's own, which its feed writes.</summary>
public sealed class PodcastSettingsRecord : StoredRow
{
    public required string PodcastId { get; set; }

    /// <summary>A model's id, or null for the app's.</summary>
    public string? Model { get; set; }

    /// <summary>ISO 639-1 code, or null for the app's.</summary>
    public string? Language { get; set; }

    /// <summary>One of <see cref="TranscribeTasks"/>, or null for the app's.</summary>
    public string? Task { get; set; }

    /// <summary>Names and words to expect, one on each line.</summary>
    public string Vocabulary { get; set; } = "";

    /// <summary>Whether voices may be kept and recognised.</summary>
    public bool VoicePrints { get; set; }

    /// <summary>Episodes that are new since then (Unix milliseconds) are transcribed by themselves; null for none.</summary>
    public long? TranscribeSince { get; set; }

    /// <summary>Hours from one reading of the feed to the next, 0 to read it only when somebody asks, or null for the app's choice.</summary>
    public int? CheckHours { get; set; }

    /// <summary>Days after which our copy of the audio of an episode that has its transcript is deleted, or null to keep it.</summary>
    public int? KeepAudioDays { get; set; }
}

internal sealed class PodcastSettingsRecordValidator : AbstractValidator<PodcastSettingsRecord>
{
    internal const int MostCheckHours = 24 * 7;
    internal const int MostKeepAudioDays = 3650;

    private const int LongestVocabulary = 100_000;

    public PodcastSettingsRecordValidator()
    {
        RuleFor(s => s.PodcastId).Id();
        RuleFor(s => s.Language).Matches("^([a-z]{2,3}|auto)$").WithMessage("Language '{PropertyValue}' is not an ISO 639-1 code.");
        RuleFor(s => s.Task).Must(task => task is null || TranscribeTasks.All.Contains(task)).WithMessage("Task '{PropertyValue}' is none of transcribe, translate.");
        RuleFor(s => s.TranscribeSince).Moment();
        RuleFor(s => s.CheckHours).InclusiveBetween(0, MostCheckHours);
        RuleFor(s => s.KeepAudioDays).InclusiveBetween(0, MostKeepAudioDays);
        RuleFor(s => s.Vocabulary).NotNull().MaximumLength(LongestVocabulary);
    }
}
