using Podcasts.Core.Transcripts;

namespace Podcasts.Ops.Transcripts;

/// <summary>Somebody who speaks in an episode.</summary>
/// <param name="Id">The same however often the episode is heard.</param>
/// <param name="Label">What to call a speaker without a name.</param>
/// <param name="Name">Null while it is not known.</param>
/// <param name="Person">Id of the person, or null.</param>
/// <param name="Confirmed">Whether a person has said so.</param>
/// <param name="Suggestion">Whose voice it sounds like, until a person confirms or refuses it; else null.</param>
/// <param name="Talk">How long the speaker speaks.</param>
/// <param name="Clips">Up to three stretches to know the voice by.</param>
public sealed record SpeakerDetails(
    string Id, string Label, string? Name, string? Person, bool Confirmed, SuggestionDetails? Suggestion, TimeSpan Talk, IReadOnlyList<ClipDetails> Clips)
{
    internal static SpeakerDetails From(TranscriptSpeaker s) => new(
        s.Id,
        s.Label,
        s.Name,
        s.Person,
        s.Confirmed,
        s.Suggestion is { } suggestion ? new(suggestion.Person, suggestion.Name, suggestion.Score) : null,
        s.Talk,
        [.. s.Clips.Select(clip => new ClipDetails(clip.Start, clip.End))]);
}

/// <summary>Whose voice a speaker's sounds like.</summary>
/// <param name="Score">Cosine of the voices, -1 to 1.</param>
public sealed record SuggestionDetails(string Person, string Name, double Score);

/// <summary>A stretch in which one speaker is heard.</summary>
public sealed record ClipDetails(TimeSpan Start, TimeSpan End);

/// <summary>A stretch in which one speaker speaks.</summary>
/// <param name="Speaker">Id of the speaker.</param>
/// <param name="Overlap">Whether somebody else speaks meanwhile, too.</param>
public sealed record TurnDetails(TimeSpan Start, TimeSpan End, string Speaker, bool Overlap);
