namespace Podcasts.Demo.Voices;

/// <summary>A synthetic speaker.</summary>
/// <param name="Name">Who it is in the show.</param>
/// <param name="Engine">"flite" or "espeak-ng".</param>
/// <param name="Id">The engine's name for the voice.</param>
/// <param name="Pitch">espeak-ng's pitch, 0 to 100; flite has none.</param>
/// <param name="Rate">espeak-ng's words a minute; flite has none.</param>
public sealed record Voice(string Name, string Engine, string Id, int Pitch = 50, int Rate = 160)
{
    /// <summary>The speakers of the show; the model has heard these and no others.</summary>
    public static IReadOnlyList<Voice> All { get; } =
    [
        new("Alice", "flite", "slt"),
        new("Bruno", "flite", "rms"),
        new("Clara", "espeak-ng", "en-us+f2", Pitch: 60, Rate: 165),
        new("Daniel", "espeak-ng", "en-gb-scotland", Pitch: 50, Rate: 155),
        new("Felix", "espeak-ng", "en-us+m3", Pitch: 20, Rate: 160),
    ];

    /// <summary>The voice in one line, as in samples/voices.txt.</summary>
    public string Describe() => Engine == "flite"
        ? $"{Name}\tflite\t{Id}"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}\tespeak-ng\t{Id}\tpitch {Pitch}\trate {Rate}");
}

/// <summary>A spoken sentence.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Samples">Mono sound, -1 to 1, trimmed to 20 ms around the voice.</param>
/// <param name="SampleRate">Samples a second.</param>
/// <param name="WordStarts">When each word starts, in seconds, as the engine says.</param>
/// <param name="WordEnds">When each word ends, in seconds; espeak-ng tells only starts, so there the next word's start.</param>
public sealed record Utterance(string Text, float[] Samples, int SampleRate, double[] WordStarts, double[] WordEnds)
{
    /// <summary>Length in seconds.</summary>
    public double Duration => (double)Samples.Length / SampleRate;

    /// <summary>Cuts the silence around the voice and levels the loudest sample to 0.9.</summary>
    public Utterance Trimmed()
    {
        var peak = Samples.Max(Math.Abs);
        var margin = SampleRate / 50;
        var first = Math.Max(0, Array.FindIndex(Samples, s => Math.Abs(s) > peak / 100) - margin);
        var last = Math.Min(Samples.Length, Array.FindLastIndex(Samples, s => Math.Abs(s) > peak / 100) + margin);
        var (shift, length) = ((double)first / SampleRate, (double)(last - first) / SampleRate);
        return this with
        {
            Samples = Samples[first..last].Select(s => s * 0.9f / peak).ToArray(),
            WordStarts = WordStarts.Select(t => Math.Clamp(t - shift, 0, length)).ToArray(),
            WordEnds = WordEnds.Select(t => Math.Clamp(t - shift, 0, length)).ToArray(),
        };
    }

    /// <summary>The same sound at another sample rate.</summary>
    public Utterance At(int sampleRate) =>
        sampleRate == SampleRate ? this : this with { Samples = Resampler.Resample(Samples, SampleRate, sampleRate), SampleRate = sampleRate };
}
