namespace Podcasts.Core.Transcribe;

/// <summary>A contiguous piece of an episode that the recogniser hears at once.</summary>
/// <param name="Start">Time of the first sample from the start of the episode.</param>
/// <param name="Samples">16 kHz mono in [-1, 1], at most 30 s (480,000 samples).</param>
public sealed record AudioWindow(TimeSpan Start, ReadOnlyMemory<float> Samples)
{
    /// <summary>Samples per second everywhere in Core.</summary>
    public const int SampleRate = 16_000;

    /// <summary>The length that Whisper's encoder takes.</summary>
    public const int MaximumSamples = 30 * SampleRate;

    public ReadOnlyMemory<float> Samples { get; } = Samples.Length <= MaximumSamples
        ? Samples
        : throw new ArgumentOutOfRangeException(nameof(Samples), Samples.Length, "A window holds at most 30 s.");

    public TimeSpan Duration => TimeSpan.FromSeconds((double)Samples.Length / SampleRate);

    public TimeSpan End => Start + Duration;

    /// <summary>How long so many samples last.</summary>
    public static TimeSpan Time(long samples) => TimeSpan.FromTicks(samples * TimeSpan.TicksPerSecond / SampleRate);

    /// <summary>How many whole samples fit into a time.</summary>
    public static int CountSamples(TimeSpan time) => checked((int)(time.Ticks * SampleRate / TimeSpan.TicksPerSecond));

    /// <summary>The part of the window between two times, as far as it has them.</summary>
    public AudioWindow Slice(TimeSpan start, TimeSpan end)
    {
        var from = Math.Clamp(CountSamples(start - Start), 0, Samples.Length);
        var to = Math.Clamp(CountSamples(end - Start), from, Samples.Length);
        return new(Start + Time(from), Samples[from..to]);
    }
}
