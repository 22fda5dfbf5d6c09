using FluentValidation;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Api.Podcasts;

/// <summary>How a show's episodes are transcribed; what is null is as the app's settings have it.</summary>
/// <param name="Model">Id of a model.</param>
/// <param name="Language">ISO 639-1 code of the language spoken, or auto to detect it, which is also done where nobody sets one.</param>
/// <param name="Task">transcribe, or translate for English words.</param>
/// <param name="Vocabulary">Names and words that the recogniser should expect; null for none.</param>
/// <param name="VoicePrints">Whether the voices of people who were named are kept, to recognise them in other episodes; false forgets those that are kept, null leaves it as it is.</param>
/// <param name="TranscribeNew">Whether episodes that are new from now on are transcribed by themselves; null leaves it as it is.</param>
/// <param name="CheckHours">Hours from one reading of the feed to the next; 0 to read it only when somebody asks, null for the app's choice. A publisher who asks for more patience has it, up to a day.</param>
/// <param name="KeepAudioDays">Days after which our copy of the audio of an episode that has its transcript is deleted; null to keep it.</param>
public sealed record SavePodcastSettingsRequest(
    string? Model, string? Language, string? Task, IReadOnlyList<string>? Vocabulary, bool? VoicePrints, bool? TranscribeNew, int? CheckHours, int? KeepAudioDays)
{
    internal PodcastSettings ToSettings() => new(NullIfEmpty(Model), NullIfEmpty(Language), NullIfEmpty(Task), Vocabulary ?? [], VoicePrints, TranscribeNew, CheckHours, KeepAudioDays);

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>How a show's episodes are transcribed; what is null is as the app's settings have it.</summary>
/// <param name="Model">Id of a model, or null.</param>
/// <param name="Language">ISO 639-1 code of the language spoken, or null.</param>
/// <param name="Task">transcribe, translate or null.</param>
/// <param name="Vocabulary">Names and words that the recogniser should expect, besides those of the feed.</param>
/// <param name="VoicePrints">Whether the voices of people who were named are kept, to recognise them in other episodes.</param>
/// <param name="TranscribeNew">Whether new episodes are transcribed by themselves.</param>
/// <param name="CheckHours">Hours from one reading of the feed to the next; 0 to read it only when somebody asks, null for the app's choice. A publisher who asks for more patience has it, up to a day.</param>
/// <param name="KeepAudioDays">Days after which our copy of the audio of an episode that has its transcript is deleted; null to keep it.</param>
public sealed record PodcastSettingsResponse(
    string? Model, string? Language, string? Task, IReadOnlyList<string> Vocabulary, bool VoicePrints, bool TranscribeNew, int? CheckHours, int? KeepAudioDays)
{
    internal static PodcastSettingsResponse From(PodcastSettings s) => new(
        s.Model, s.Language, s.Task, s.Vocabulary, s.VoicePrints == true, s.TranscribeNew == true, s.CheckHours, s.KeepAudioDays);
}

internal sealed class SavePodcastSettingsRequestValidator : AbstractValidator<SavePodcastSettingsRequest>
{
    private const int MostWords = 200;
    private const int LongestWord = 80;
    private const int HoursOfAWeek = 24 * 7;
    private const int DaysOfTenYears = 3650;

    public SavePodcastSettingsRequestValidator()
    {
        RuleFor(request => request.Model).MaximumLength(100).WithMessage("A model's id is at most 100 characters long; GET /api/models lists the models.");
        RuleFor(request => request.Language).Matches("^([a-z]{2,3}|auto)$").When(request => !string.IsNullOrEmpty(request.Language))
            .WithMessage("A language is an ISO 639-1 code such as en or de, or auto to detect it.");
        RuleFor(request => request.Task).Must(TranscribeTasks.All.Contains).When(request => !string.IsNullOrEmpty(request.Task))
            .WithMessage("A task is transcribe, for the words as they are said, or translate, for English ones.");
        RuleFor(request => request.Vocabulary).Must(words => words is null || words.Count <= MostWords)
            .WithMessage($"A word list holds at most {MostWords} words; a model has room for some of them only, so keep the ones that it gets wrong.");
        RuleFor(request => request.Vocabulary).Must(words => words is null || words.All(word => word is { Length: <= LongestWord }))
            .WithMessage($"Each entry of a word list is a name or word of at most {LongestWord} characters.");
        RuleFor(request => request.CheckHours).InclusiveBetween(0, HoursOfAWeek)
            .WithMessage($"A feed is read every 1 to {HoursOfAWeek} hours, or at 0 only when somebody asks.");
        RuleFor(request => request.KeepAudioDays).InclusiveBetween(0, DaysOfTenYears)
            .WithMessage($"Audio is kept for 0 to {DaysOfTenYears} days after its transcript is here; say nothing to keep it for good.");
    }
}
