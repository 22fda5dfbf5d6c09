using Podcasts.Core.Episodes;

namespace Podcasts.Core.Transcribe.OpenAi;

/// <summary>A window as a WAV file: 16 kHz, mono, 16 bits.</summary>
internal static class WaveFile
{
    public static byte[] Of(ReadOnlySpan<float> samples)
    {
        var sound = SampleFile.ToBytes(samples);
        return [.. SampleFile.Header(sound.Length), .. sound];
    }
}
