namespace Podcasts.Core.Speakers.VoicePrints;

/// <summary>What the voice of one speaker is like in one episode (diarization.md 7). It is biometric data: keep it only with consent.</summary>
/// <param name="Model">What made it; prints of different models are never compared.</param>
/// <param name="Vector">Of length 1.</param>
/// <param name="Solo">For how long nobody else spoke at the same time.</param>
/// <param name="Turns">The speaker's turns in the episode.</param>
/// <param name="Cohesion">Mean cosine of the windows' voices to the print, at most 1: how much of one piece it is.</param>
public sealed record VoicePrint(string Model, float[] Vector, TimeSpan Solo, int Turns, double Cohesion)
{
    public float[] Vector { get; } = Vector.Length > 0 && Array.TrueForAll(Vector, float.IsFinite)
        ? Vector
        : throw new ArgumentException("A voice print has values, all of them numbers.", nameof(Vector));
}
