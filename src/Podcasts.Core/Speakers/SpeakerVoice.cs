namespace Podcasts.Core.Speakers;

/// <summary>What a speaker's voice is like in one episode.</summary>
/// <param name="Speaker">The number that turns have.</param>
/// <param name="Print">A vector of length one.</param>
/// <param name="Solo">How long the speaker spoke while nobody else did.</param>
/// <param name="Cohesion">Mean cosine of the windows that it was made of to it, -1 to 1.</param>
public sealed record SpeakerVoice(int Speaker, float[] Print, TimeSpan Solo, double Cohesion);
