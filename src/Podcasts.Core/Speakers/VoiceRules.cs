namespace Podcasts.Core.Speakers;

/// <summary>When a voice counts as a person's.</summary>
/// <param name="Certain">Cosine from which a name is set.</param>
/// <param name="Likely">Cosine from which a name is suggested.</param>
/// <param name="Margin">By how much the runner-up must stay behind, seen from the voice and from the person.</param>
/// <param name="Solo">How long the voice must have been heard alone in the episode.</param>
/// <param name="KnownSolo">How long the person must have been heard alone, over all episodes.</param>
/// <param name="KnownTurns">In how many turns at least.</param>
public sealed record VoiceRules(double Certain, double Likely, double Margin, TimeSpan Solo, TimeSpan KnownSolo, int KnownTurns);

/// <summary>A person whose voice is known.</summary>
/// <param name="Person">The person's id.</param>
/// <param name="Prints">One vector of length one for each episode, all of the same networks.</param>
/// <param name="Solo">How long the person was heard alone, over all of them.</param>
/// <param name="Turns">In how many turns.</param>
public sealed record KnownVoice(string Person, IReadOnlyList<float[]> Prints, TimeSpan Solo, int Turns);

/// <summary>A voice that was recognised.</summary>
/// <param name="Speaker">The voice's number.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="Score">Cosine, -1 to 1.</param>
/// <param name="Certain">Whether the name may be set rather than suggested.</param>
public sealed record VoiceMatch(int Speaker, string Person, double Score, bool Certain);
