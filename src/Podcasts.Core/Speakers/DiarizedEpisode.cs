namespace Podcasts.Core.Speakers;

/// <summary>Who speaks when in an episode, as the machine says.</summary>
/// <param name="Model">Which networks said so; voice prints of different ones are never compared.</param>
/// <param name="Duration">Length of the audio.</param>
/// <param name="Turns">In order of time; turns of different speakers may overlap.</param>
/// <param name="Exclusive">The same with one speaker at a time.</param>
/// <param name="Voices">What the speakers' voices are like, for those who spoke alone for long enough.</param>
public sealed record DiarizedEpisode(
    string Model, TimeSpan Duration, IReadOnlyList<SpeakerTurn> Turns, IReadOnlyList<SpeakerTurn> Exclusive, IReadOnlyList<SpeakerVoice> Voices);
