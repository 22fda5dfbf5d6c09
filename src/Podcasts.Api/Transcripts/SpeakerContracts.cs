using FluentValidation;
using Podcasts.Ops.Speakers;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Api.Transcripts;

/// <summary>Somebody who speaks in an episode.</summary>
/// <param name="Id">The same however often the episode is heard.</param>
/// <param name="Label">What to call a speaker without a name.</param>
/// <param name="Name">Who it is, as a person has said or the voice tells for certain; null while that is not known.</param>
/// <param name="Person">Id of that person, or null.</param>
/// <param name="Confirmed">Whether a person has said so, and not the voice alone.</param>
/// <param name="Suggestion">Whose voice it sounds like, until a person confirms or refuses it; else null.</param>
/// <param name="TalkSeconds">How long the speaker speaks.</param>
/// <param name="Clips">Up to three stretches to know the voice by, in order of time.</param>
public sealed record SpeakerResponse(
    string Id, string Label, string? Name, string? Person, bool Confirmed, SuggestionResponse? Suggestion, double TalkSeconds, IReadOnlyList<ClipResponse> Clips)
{
    internal static SpeakerResponse From(SpeakerDetails s) => new(
        s.Id,
        s.Label,
        s.Name,
        s.Person,
        s.Confirmed,
        s.Suggestion is { } suggestion ? new(suggestion.Person, suggestion.Name, SegmentResponse.Rounded(suggestion.Score)) : null,
        SegmentResponse.Seconds(s.Talk),
        [.. s.Clips.Select(clip => new ClipResponse(SegmentResponse.Seconds(clip.Start), SegmentResponse.Seconds(clip.End)))]);
}

/// <summary>Whose voice a speaker's sounds like.</summary>
/// <param name="Person">Id of the person.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Score">Cosine of the voices, -1 to 1.</param>
public sealed record SuggestionResponse(string Person, string Name, double Score);

/// <summary>A stretch in which one speaker is heard.</summary>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="End">Seconds from the start of the episode.</param>
public sealed record ClipResponse(double Start, double End);

/// <summary>A stretch in which one speaker speaks.</summary>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="End">Seconds from the start of the episode.</param>
/// <param name="Speaker">Id of the speaker.</param>
/// <param name="Overlap">Whether somebody else speaks meanwhile, too.</param>
public sealed record TurnResponse(double Start, double End, string Speaker, bool Overlap)
{
    internal static TurnResponse From(TurnDetails t) => new(SegmentResponse.Seconds(t.Start), SegmentResponse.Seconds(t.End), t.Speaker, t.Overlap);
}

/// <summary>Who a speaker is.</summary>
/// <param name="Name">The name; empty takes it away and refuses what is suggested; null, with confirm, takes what is suggested.</param>
/// <param name="Confirm">Whether somebody is sure, so that the voice may be learned where the show's settings allow it; null for yes where a name is given.</param>
public sealed record NameSpeakerRequest(string? Name, bool? Confirm);

/// <summary>Two speakers who are one.</summary>
/// <param name="From">Id of the speaker who goes.</param>
/// <param name="Into">Id of the speaker who stays.</param>
public sealed record MergeSpeakersRequest(string? From, string? Into);

/// <summary>Who speaks in a stretch.</summary>
/// <param name="Speaker">Id of a speaker, or new.</param>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="End">Seconds from the start of the episode.</param>
public sealed record ReassignSpeakerRequest(string? Speaker, double Start, double End);

/// <summary>Where to split a segment.</summary>
/// <param name="Segment">Id of the segment.</param>
/// <param name="Word">The word that is to be the first of the second part, counted from 0 in the segment; so at least 1.</param>
public sealed record SplitSpeakerRequest(int Segment, int Word);

internal sealed class NameSpeakerRequestValidator : AbstractValidator<NameSpeakerRequest>
{
    public NameSpeakerRequestValidator()
    {
        RuleFor(request => request.Name).MaximumLength(PersonRecord.LongestName).WithMessage("A name is at most 100 characters long.");
        RuleFor(request => request.Name).Must(name => name is null || !name.Any(char.IsControl)).WithMessage("A name is on one line.");
        RuleFor(request => request.Confirm).NotNull().When(request => request.Name is null).WithMessage("Give a name, or confirm the one that is suggested.");
    }
}

internal sealed class MergeSpeakersRequestValidator : AbstractValidator<MergeSpeakersRequest>
{
    public MergeSpeakersRequestValidator()
    {
        RuleFor(request => request.From).NotEmpty().WithMessage("Say which speaker goes: from is a speaker's id.");
        RuleFor(request => request.Into).NotEmpty().WithMessage("Say which speaker stays: into is a speaker's id.");
    }
}

internal sealed class ReassignSpeakerRequestValidator : AbstractValidator<ReassignSpeakerRequest>
{
    public ReassignSpeakerRequestValidator()
    {
        RuleFor(request => request.Speaker).NotEmpty().WithMessage("Say who speaks: speaker is a speaker's id, or new.");
        RuleFor(request => request.Start).InclusiveBetween(0, 1e7).WithMessage("The stretch starts within the episode.");
        RuleFor(request => request.End).InclusiveBetween(0, 1e7).WithMessage("The stretch ends within the episode.");
    }
}
