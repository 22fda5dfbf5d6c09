using System.Globalization;

namespace Podcasts.Ui.Clients;

/// <summary>One of the voices of an episode.</summary>
/// <param name="Id">Stays the same when the speakers are identified again.</param>
/// <param name="Label">What the voice is called until it has a name, such as Speaker 2.</param>
/// <param name="Name">What it was called by a reader or after its voice print, or null.</param>
/// <param name="Confirmed">False while a name comes from a voice print alone.</param>
/// <param name="Person">Id of the person of the show, or null.</param>
/// <param name="Suggestion">Whom the voice resembles, or null.</param>
/// <param name="TalkSeconds">How long this voice speaks in the episode.</param>
/// <param name="Clips">Passages in which it speaks alone, to be heard before it is named.</param>
public sealed record TranscriptSpeaker(
    string Id, string Label, string? Name, bool Confirmed, string? Person, SpeakerSuggestion? Suggestion, double TalkSeconds,
    IReadOnlyList<SpeakerClip> Clips)
{
    /// <summary>The name, or the label where there is none.</summary>
    public string Shown => Name ?? Label;

    /// <summary>The number in the label: it gives the voice its colour, and is written where a colour alone would say too little.</summary>
    public int Number => int.TryParse(Label.AsSpan(Label.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture, out var number) ? Math.Max(number, 1) : 1;
}

/// <summary>Whom a voice resembles.</summary>
/// <param name="Person">Id of the person of the show.</param>
/// <param name="Score">Cosine of the voice prints, -1 to 1.</param>
public sealed record SpeakerSuggestion(string Person, string Name, double Score);

/// <summary>A passage to listen to, in seconds from the start of the episode.</summary>
public sealed record SpeakerClip(double Start, double End);

/// <summary>A stretch in which one voice speaks, in seconds from the start of the episode.</summary>
/// <param name="Speaker">Id of the voice.</param>
/// <param name="Overlap">True where others speak at the same time.</param>
public sealed record SpeakerTurn(double Start, double End, string Speaker, bool Overlap);

/// <summary>A name for a voice, or an answer to a suggestion.</summary>
/// <param name="Name">Empty takes the name away and refuses the suggestion.</param>
/// <param name="Confirm">True where a reader says that the suggestion is right.</param>
public sealed record NameSpeakerRequest(string Name, bool? Confirm = null);

/// <summary>Two voices that are the same person.</summary>
public sealed record MergeSpeakersRequest(string From, string Into);

/// <summary>Words that somebody else says.</summary>
/// <param name="Speaker">Id of a voice, or <c>new</c>.</param>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="End">Seconds from the start of the episode.</param>
public sealed record ReassignSpeakerRequest(string Speaker, double Start, double End);

/// <summary>Somebody who speaks in a show.</summary>
/// <param name="Id">Null for one of the feed's cast whose voice nobody has named yet.</param>
/// <param name="Episodes">In how many episodes a voice has this name.</param>
/// <param name="Prints">How many voice prints are kept.</param>
/// <param name="Solo">Seconds of speech behind the voice prints.</param>
/// <param name="Cast">True where the feed names the person.</param>
public sealed record ShowPerson(string? Id, string Podcast, string Name, int Episodes, int Prints, double Solo, bool Cast);
