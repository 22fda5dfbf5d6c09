using System.Net.ServerSentEvents;
using FluentValidation;
using Podcasts.Api.Transcripts;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Api.Transcribe;

/// <summary>What to transcribe with.</summary>
/// <param name="Model">Id of a model, or null for the default.</param>
/// <param name="Language">ISO 639-1 code, or null to detect it.</param>
public sealed record StartTranscribeRequest(string? Model, string? Language);

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
    string? Language)
{
    internal static TranscribeResponse From(TranscribeStatus s) => new(
        s.Episode, s.State, s.Stage, s.Percent, s.ProcessedSeconds, s.TotalSeconds, s.SecondsLeft, s.Attempt, s.Error, s.Model, s.Language);

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
        RuleFor(request => request.Language).Matches("^[a-z]{2,3}$").When(request => !string.IsNullOrEmpty(request.Language))
            .WithMessage("A language is an ISO 639-1 code such as en or de; leave it out to detect the language.");
    }
}
