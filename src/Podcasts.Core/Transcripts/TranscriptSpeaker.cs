namespace Podcasts.Core.Transcripts;

/// <summary>Somebody who speaks in an episode.</summary>
/// <param name="Id">The same however often the episode is heard.</param>
/// <param name="Label">What to call a speaker without a name.</param>
/// <param name="Name">Who it is, as a person has said or the voice tells for certain; null while that is not known.</param>
/// <param name="Person">Id of that person, or null.</param>
/// <param name="Confirmed">Whether a person has said so.</param>
/// <param name="Suggestion">Whose voice it sounds like, until a person confirms or refuses it; else null.</param>
/// <param name="Talk">How long the speaker speaks.</param>
/// <param name="Clips">Up to three stretches to know the voice by, in order of time.</param>
public sealed record TranscriptSpeaker(
    string Id, string Label, string? Name, string? Person, bool Confirmed, SpeakerSuggestion? Suggestion, TimeSpan Talk, IReadOnlyList<TimeRange> Clips)
{
    /// <summary>The name, or else the label.</summary>
    public string Shown => Name ?? Label;
}

/// <summary>Whose voice a speaker's sounds like.</summary>
/// <param name="Person">Id of the person.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Score">Cosine of the voices, -1 to 1.</param>
public sealed record SpeakerSuggestion(string Person, string Name, double Score);

/// <summary>A stretch in which one speaker speaks.</summary>
/// <param name="Start">Time from the start of the episode.</param>
/// <param name="End">Time from the start of the episode.</param>
/// <param name="Speaker">Id of the speaker.</param>
/// <param name="Overlap">Whether somebody else speaks meanwhile, too.</param>
public sealed record TranscriptTurn(TimeSpan Start, TimeSpan End, string Speaker, bool Overlap);
