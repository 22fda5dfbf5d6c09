using TorchSharp;
using static TorchSharp.torch.nn;

namespace Podcasts.Core.Transcribe.Whisper.Words;

/// <summary>The median of seven neighbours, which smooths without blurring edges.</summary>
internal static class MedianFilter
{
    private const int Width = 7;
    private const int Reach = Width / 2;

    // Sorts seven values just far enough that the middle one is in its place (a network of compare-and-swaps).
    private static readonly (int Low, int High)[] Swaps =
        [(0, 5), (0, 3), (1, 6), (2, 4), (0, 1), (3, 5), (2, 6), (2, 3), (3, 6), (4, 5), (1, 4), (1, 3), (3, 4)];

    /// <summary>Filters along the last dimension, with the ends mirrored.</summary>
    /// <param name="x">[…, …, frames]; up to three frames are left as they are.</param>
    public static torch.Tensor Apply(torch.Tensor x)
    {
        var frames = x.size(-1);
        if (frames <= Reach)
        {
            return x;
        }

        using var scope = torch.NewDisposeScope();
        var padded = functional.pad(x, [Reach, Reach], PaddingModes.Reflect);
        var values = Enumerable.Range(0, Width).Select(shift => padded.narrow(-1, shift, frames)).ToArray();
        foreach (var (low, high) in Swaps)
        {
            (values[low], values[high]) = (torch.minimum(values[low], values[high]), torch.maximum(values[low], values[high]));
        }

        return values[Reach].MoveToOuterDisposeScope();
    }
}
