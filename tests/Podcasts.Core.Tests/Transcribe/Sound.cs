namespace Podcasts.Core.Tests.Transcribe;

/// <summary>Sound in place of speech: noise of given lengths and loudness.</summary>
internal static class Sound
{
    /// <summary>One stretch after another; loudness 0 is silence.</summary>
    public static float[] Of(params (double Seconds, double Loudness)[] parts)
    {
        var random = new Random(1);
        return [.. parts.SelectMany(part => Enumerable.Range(0, (int)Math.Round(part.Seconds * 50) * 320).Select(_ => (float)(part.Loudness * 2 * (random.NextDouble() - 0.5))))];
    }
}
