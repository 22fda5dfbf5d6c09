namespace Podcasts.Core.Transcribe;

/// <summary>Tells speech from silence by loudness, in frames of 20 ms.</summary>
/// <remarks>
/// A frame is speech if it stands out from the quietest tenth of the stretch looked at; music under speech counts as speech,
/// and the recogniser has to say that it holds no words. Depends on nothing but the samples given.
/// </remarks>
public sealed class SpeechEnergy
{
    public const int FrameSamples = 320;

    private const double Inaudible = -60; // dB below full scale
    private const double Floor = -70;
    private const double Rise = 0.2; // of the way from quietest to loudest
    private const double Steady = 12; // dB below the loudest: sound that varies less has no pauses
    private const int ShortestSpeech = 3; // frames; shorter is a click

    private readonly double[] _loudness;
    private readonly bool[] _speech;

    /// <summary>Looks at a stretch of audio.</summary>
    /// <param name="samples">16 kHz mono; the last, incomplete frame counts as one.</param>
    public SpeechEnergy(ReadOnlySpan<float> samples)
    {
        _loudness = Loudness(samples);
        var sorted = _loudness.Order().ToArray();
        var quiet = Math.Max(Floor, sorted.ElementAtOrDefault(sorted.Length / 10));
        var loud = Math.Max(quiet, sorted.ElementAtOrDefault(sorted.Length * 19 / 20));
        var threshold = Math.Max(Inaudible, Math.Min(quiet + (Rise * (loud - quiet)), loud - Steady));
        _speech = [.. _loudness.Select(level => level > threshold)];
        DropClicks();
    }

    public int Frames => _speech.Length;

    public bool IsSpeech(int frame) => _speech[frame];

    /// <summary>Frames of speech from one frame up to, not including, another.</summary>
    public int CountSpeech(int from, int to) => _speech.AsSpan(from, Math.Max(0, to - from)).Count(true);

    /// <summary>The first frame of speech from <paramref name="from"/> on, or <see cref="Frames"/>.</summary>
    public int NextSpeech(int from) => Next(from, speech: true);

    /// <summary>The first frame of silence from <paramref name="from"/> on, or <see cref="Frames"/>.</summary>
    public int NextSilence(int from) => Next(from, speech: false);

    /// <summary>The frame within a range around which it is quietest.</summary>
    public int Quietest(int from, int to)
    {
        const int Around = 3;
        return Enumerable.Range(from, to - from).MinBy(frame => _loudness[Math.Max(0, frame - Around)..Math.Min(Frames, frame + Around + 1)].Average());
    }

    private int Next(int from, bool speech)
    {
        var offset = from < Frames ? _speech.AsSpan(from).IndexOf(speech) : -1;
        return offset < 0 ? Frames : from + offset;
    }

    private void DropClicks()
    {
        for (var start = NextSpeech(0); start < Frames; start = NextSpeech(start))
        {
            var end = NextSilence(start);
            if (end - start < ShortestSpeech)
            {
                _speech.AsSpan(start..end).Clear();
            }

            start = end;
        }
    }

    private static double[] Loudness(ReadOnlySpan<float> samples)
    {
        var levels = new double[(samples.Length + FrameSamples - 1) / FrameSamples];
        for (var i = 0; i < levels.Length; i++)
        {
            var power = 0.0;
            foreach (var sample in samples.Slice(i * FrameSamples, Math.Min(FrameSamples, samples.Length - (i * FrameSamples))))
            {
                power += sample * sample;
            }

            levels[i] = 10 * Math.Log10((power / FrameSamples) + 1e-12);
        }

        return levels;
    }
}
