using FluentValidation;
using Podcasts.Ops.Diarize;

namespace Podcasts.Api.Diarize;

/// <summary>What is known of the number of speakers; a least and a most number help more often than an exact one.</summary>
/// <param name="Speakers">Exactly so many, or null.</param>
/// <param name="Minimum">No fewer, or null.</param>
/// <param name="Maximum">No more, or null.</param>
public sealed record StartDiarizeRequest(int? Speakers, int? Minimum, int? Maximum)
{
    internal DiarizeHints ToHints() => new(Speakers, Minimum, Maximum);
}

/// <summary>How an identification of speakers stands.</summary>
/// <param name="Episode">Whose it is.</param>
/// <param name="State">queued, running, done, failed or cancelled.</param>
/// <param name="Stage">waiting, download, identify or finalize.</param>
/// <param name="Percent">0 to 100, over all stages.</param>
/// <param name="ProcessedSeconds">Seconds of audio that were heard.</param>
/// <param name="TotalSeconds">Seconds of audio in all; 0 while unknown.</param>
/// <param name="SecondsLeft">From the speed so far, or null while it is not known.</param>
/// <param name="Attempt">How often the job has been taken up.</param>
/// <param name="Error">What went wrong and what to do, or null.</param>
/// <param name="Speakers">As asked for, or null.</param>
/// <param name="Minimum">As asked for, or null.</param>
/// <param name="Maximum">As asked for, or null.</param>
public sealed record DiarizeResponse(
    string Episode,
    string State,
    string Stage,
    double Percent,
    double ProcessedSeconds,
    double TotalSeconds,
    double? SecondsLeft,
    int Attempt,
    string? Error,
    int? Speakers,
    int? Minimum,
    int? Maximum)
{
    internal static DiarizeResponse From(DiarizeStatus s) => new(
        s.Episode,
        s.State,
        s.Stage,
        s.Percent,
        s.ProcessedSeconds,
        s.TotalSeconds,
        s.SecondsLeft,
        s.Attempt,
        s.Error,
        s.Hints.Speakers,
        s.Hints.Minimum,
        s.Hints.Maximum);
}

internal sealed class StartDiarizeRequestValidator : AbstractValidator<StartDiarizeRequest>
{
    public StartDiarizeRequestValidator() => RuleFor(request => request.Speakers)
        .Must((request, _) => request.ToHints().IsPossible)
        .WithMessage($"Numbers of speakers are 1 to {DiarizeHints.Most}, and the least is not more than the most. Leave out what is not known.");
}
