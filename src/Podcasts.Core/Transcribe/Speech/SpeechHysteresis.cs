namespace Podcasts.Core.Transcribe.Speech;

/// <summary>Makes regions of probabilities as Silero does (whisper.md 9.3).</summary>
/// <remarks>Speech begins at the threshold and ends only well below it, for long enough. Padding and over-long regions are left to who cuts.</remarks>
/// <param name="shortestSpeech">In samples; a region must be longer.</param>
/// <param name="shortestSilence">In samples; what is shorter belongs to the speech around it.</param>
/// <param name="threshold">Probability at which speech begins.</param>
internal sealed class SpeechHysteresis(int shortestSpeech, int shortestSilence, float threshold = 0.5f)
{
    private readonly float _end = MathF.Max(threshold - 0.15f, 0.01f);

    /// <summary>For each frame, whether it lies in a region.</summary>
    /// <param name="probabilities">One for each frame.</param>
    /// <param name="frameSamples">Length of a frame.</param>
    public bool[] Speech(IReadOnlyList<float> probabilities, int frameSamples)
    {
        var speech = new bool[probabilities.Count];
        foreach (var (from, to) in Regions(probabilities, frameSamples))
        {
            speech.AsSpan(from..to).Fill(true);
        }

        return speech;
    }

    /// <summary>Finds the regions, in frames.</summary>
    /// <param name="probabilities">One for each frame.</param>
    /// <param name="frameSamples">Length of a frame.</param>
    public IEnumerable<(int From, int To)> Regions(IReadOnlyList<float> probabilities, int frameSamples)
    {
        var (start, silence) = (-1, -1);
        for (var frame = 0; frame < probabilities.Count; frame++)
        {
            if (probabilities[frame] >= threshold)
            {
                start = start < 0 ? frame : start;
                silence = -1;
            }
            else if (probabilities[frame] < _end && start >= 0)
            {
                silence = silence < 0 ? frame : silence;
                if ((frame - silence) * frameSamples >= shortestSilence)
                {
                    if ((silence - start) * frameSamples > shortestSpeech)
                    {
                        yield return (start, silence);
                    }

                    (start, silence) = (-1, -1);
                }
            }
        }

        if (start >= 0 && (probabilities.Count - start) * frameSamples > shortestSpeech)
        {
            yield return (start, probabilities.Count);
        }
    }
}
