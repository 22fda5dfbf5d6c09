using System.Net.ServerSentEvents;
using FluentValidation;
using Podcasts.Api.Transcripts;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Api.Transcribe;

/// <summary>How to transcribe; what is null is as the show's settings have it, or else the app's.</summary>
/// <param name="Model">Id of a model.</param>
/// <param name="Language">ISO 639-1 code of the language spoken, or auto to detect it, which is also done where nobody sets one.</param>
/// <param name="Task">transcribe, or translate for English words.</param>
/// <param name="Prompt">Text that the model takes for what was said just before: names, spelling, style.</param>
/// <param name="BeamSize">Hypotheses kept alive, 1 to 16; 1 is fastest.</param>
/// <param name="Sequential">Whether windows follow one another, each prompted by the text before, instead of being heard in batches.</param>
/// <param name="WordTimes">Whether every word gets its own times.</param>
public sealed record StartTranscribeRequest(
    string? Model, string? Language, string? Task, string? Prompt, int? BeamSize, bool? Sequential, bool? WordTimes)
{
    internal TranscribeSettings ToSettings() => new()
    {
        Model = Model,
        Language = Language,
        Task = Task,
        Prompt = Prompt,
        BeamSize = BeamSize,
        Sequential = Sequential,
        WordTimes = WordTimes,
    };
}

/// <summary>How a transcription stands.</summary>
/// <param name="Episode">Whose it is.</param>
/// <param name="State">queued, running, done, failed or cancelled.</param>
/// <param name="Stage">waiting, download, decode, recognize or finalize.</param>
/// <param name="Percent">0 to 100, over all stages.</param>
/// <param name="ProcessedSeconds">Seconds of audio that are finished.</param>
/// <param name="TotalSeconds">Seconds of audio in all; 0 while unknown.</param>
/// <param name="SecondsLeft">From the speed of the last batches, or null while it is not known.</param>
/// <param name="Attempt">How often the job has been taken up.</param>
/// <param name="Error">What went wrong and what to do, or null.</param>
/// <param name="Model">The model that hears it.</param>
/// <param name="Language">As asked for, or null to detect it.</param>
/// <param name="Task">transcribe or translate.</param>
public sealed record TranscribeResponse(
    string Episode,
    string State,
    string Stage,
    double Percent,
    double ProcessedSeconds,
    double TotalSeconds,
    double? SecondsLeft,
    int Attempt,
    string? Error,
    string Model,
    string? Language,
    string Task)
{
    internal static TranscribeResponse From(TranscribeStatus s) => new(
        s.Episode, s.State, s.Stage, s.Percent, s.ProcessedSeconds, s.TotalSeconds, s.SecondsLeft, s.Attempt, s.Error, s.Model, s.Language, s.Task);

    // A type is given with each item and never to the result: see house.md, trap 8.
    internal static SseItem<object> From(TranscribeNews news) => news.Status is { } status
        ? new(From(status), "status")
        : new(news.Segments.Select(SegmentResponse.From).ToArray(), "segments");
}

internal sealed class StartTranscribeRequestValidator : AbstractValidator<StartTranscribeRequest>
{
    public StartTranscribeRequestValidator()
    {
        RuleFor(request => request.Model).MaximumLength(100).WithMessage("A model's id is at most 100 characters long; GET /api/models lists the models.");
        RuleFor(request => request.Language).Matches("^([a-z]{2,3}|auto)$").When(request => !string.IsNullOrEmpty(request.Language))
            .WithMessage("A language is an ISO 639-1 code such as en or de, or auto to detect it.");
        RuleFor(request => request.Task).Must(TranscribeTasks.All.Contains).When(request => !string.IsNullOrEmpty(request.Task))
            .WithMessage("A task is transcribe, for the words as they are said, or translate, for English ones.");
        RuleFor(request => request.Prompt).MaximumLength(1_000)
            .WithMessage("A prompt is at most 1,000 characters long: a model looks at its last 220 tokens or so. Names belong in the show's word list.");
        RuleFor(request => request.BeamSize).InclusiveBetween(1, 16).WithMessage("A beam holds 1 to 16 hypotheses; 1 is fastest, and 5 is usual.");
    }
}
