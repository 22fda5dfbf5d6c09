using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Speakers;

/// <summary>Cuts a recording into blocks of windows while it is read, so that memory does not grow with its length.</summary>
internal static class WindowBlocks
{
    /// <summary>Cuts. A block begins one step after the start of the last window of the one before, so that neighbours share 9 s.</summary>
    /// <param name="sound">16 kHz, in pieces of any length.</param>
    /// <param name="windows">Of a block; the last one may have fewer, and ends with silence where the recording lacks some of its last window.</param>
    public static IEnumerable<float[]> Cut(IEnumerable<ReadOnlyMemory<float>> sound, int windows)
    {
        var step = windows * WindowGrid.StepSamples;
        var block = new float[Samples(windows)];
        var (filled, samples, cut) = (0, 0L, 0);
        foreach (var piece in sound)
        {
            samples += piece.Length;
            for (var rest = piece; rest.Length > 0;)
            {
                var taken = Math.Min(rest.Length, block.Length - filled);
                rest[..taken].CopyTo(block.AsMemory(filled));
                (rest, filled) = (rest[taken..], filled + taken);
                if (filled == block.Length)
                {
                    yield return block;
                    cut += windows;
                    filled = block.Length - step;
                    block = [.. block[step..], .. new float[step]];
                }
            }
        }

        var left = WindowGrid.Windows(samples) - cut;
        if (left > 0)
        {
            yield return block[..Samples(left)];
        }
    }

    private static int Samples(int windows) => ((windows - 1) * WindowGrid.StepSamples) + WindowGrid.WindowSamples;
}
