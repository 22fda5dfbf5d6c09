using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Episodes;

/// <summary>Finds where sound can be cut without cutting a word.</summary>
public static class QuietMoment
{
    private const int Frame = AudioWindow.SampleRate / 20;
    private const int Pause = 12; // Frames: 0.6 s, longer than the gaps within most sentences.

    /// <summary>The middle of the quietest pause; among equal ones, of the one nearest to the middle of the sound.</summary>
    /// <param name="start">Time of the first sample.</param>
    /// <param name="samples">A minute or so around the place where a cut is wanted.</param>
    public static TimeSpan Of(TimeSpan start, ReadOnlySpan<float> samples)
    {
        var energies = new double[samples.Length / Frame];
        for (var frame = 0; frame < energies.Length; frame++)
        {
            foreach (var sample in samples.Slice(frame * Frame, Frame))
            {
                energies[frame] += sample * sample;
            }
        }

        var middle = energies.Length / 2;
        var quietest = Enumerable.Range(0, Math.Max(1, energies.Length - Pause + 1))
            .MinBy(first => (Math.Round(energies.Skip(first).Take(Pause).Sum(), 6), Math.Abs(first + (Pause / 2) - middle)));
        return start + AudioWindow.Time((quietest + (Math.Min(Pause, energies.Length) / 2)) * Frame);
    }
}
