namespace Podcasts.Core.Transcribe.Speech;

/// <summary>Tells speech from silence by loudness, in frames of 20 ms; needs no model.</summary>
/// <remarks>
/// A frame is speech if it stands out from the quietest tenth of the stretch looked at; music and noise count as speech,
/// and the recogniser has to say that they hold no words.
/// </remarks>
public sealed class SpeechEnergy : ISpeechDetector
{
    private const int FrameSamples = 320;
    private const double Inaudible = -60; // dB below full scale
    private const double Floor = -70;
    private const double Rise = 0.2; // of the way from quietest to loudest
    private const double Steady = 12; // dB below the loudest: sound that varies less has no pauses
    private const int ShortestSpeech = 3; // frames; shorter is a click

    private SpeechEnergy()
    {
    }

    public static SpeechEnergy Instance { get; } = new();

    public string Name => "loudness";

    /// <inheritdoc/>
    /// <remarks>A frame's score is its loudness in dB below full scale.</remarks>
    public SpeechTrack Detect(ReadOnlySpan<float> samples)
    {
        var loudness = Loudness(samples);
        var sorted = loudness.Order().ToArray();
        var quiet = Math.Max(Floor, sorted.ElementAtOrDefault(sorted.Length / 10));
        var loud = Math.Max(quiet, sorted.ElementAtOrDefault(sorted.Length * 19 / 20));
        var threshold = Math.Max(Inaudible, Math.Min(quiet + (Rise * (loud - quiet)), loud - Steady));
        bool[] speech = [.. loudness.Select(level => level > threshold)];
        DropClicks(speech);
        return new(FrameSamples, loudness, speech);
    }

    private static void DropClicks(bool[] speech)
    {
        for (var (start, end) = (0, 0); start < speech.Length; start = end + 1)
        {
            for (end = start; end < speech.Length && speech[end];)
            {
                end++;
            }

            if (end - start < ShortestSpeech)
            {
                speech.AsSpan(start..end).Clear();
            }
        }
    }

    private static float[] Loudness(ReadOnlySpan<float> samples)
    {
        var levels = new float[(samples.Length + FrameSamples - 1) / FrameSamples];
        for (var i = 0; i < levels.Length; i++)
        {
            var power = 0.0;
            foreach (var sample in samples.Slice(i * FrameSamples, Math.Min(FrameSamples, samples.Length - (i * FrameSamples))))
            {
                power += sample * sample;
            }

            levels[i] = (float)(10 * Math.Log10((power / FrameSamples) + 1e-12));
        }

        return levels;
    }
}
