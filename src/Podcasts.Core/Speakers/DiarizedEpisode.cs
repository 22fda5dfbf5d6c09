namespace Podcasts.Core.Speakers;

/// <summary>Who speaks when in an episode.</summary>
/// <param name="Model">The networks and the clustering that found it.</param>
/// <param name="Parameters">What was known beforehand.</param>
/// <param name="Speakers">By the numbers of the turns, which are given in the order of their first turns.</param>
/// <param name="Turns">In order of their starts; they may overlap.</param>
/// <param name="ExclusiveTurns">The same speech with one speaker at a time: what words are assigned by.</param>
public sealed record DiarizedEpisode(
    string Model,
    DiarizeParameters Parameters,
    IReadOnlyList<DiarizedSpeaker> Speakers,
    IReadOnlyList<SpeakerTurn> Turns,
    IReadOnlyList<SpeakerTurn> ExclusiveTurns);
