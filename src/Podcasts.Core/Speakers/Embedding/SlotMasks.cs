using Podcasts.Core.Speakers.Segmentation;
using TorchSharp;

namespace Podcasts.Core.Speakers.Embedding;

/// <summary>Which frames of a window stand for the voice of each slot (diarization.md 3.4).</summary>
internal static class SlotMasks
{
    // Frames in which the embedding network could compute anything at all: so many must be left without overlap.
    private static readonly Scalar Enough = (int)Math.Ceiling((double)WindowGrid.Frames * KaldiFilterBank.FrameSamples / WindowGrid.WindowSamples);

    private static readonly Scalar Two = 2;

    /// <summary>Leaves frames out in which others speak too, unless next to nothing would be left.</summary>
    /// <param name="active">[windows, 589, slots] of 0 and 1.</param>
    /// <returns>[windows, slots, 589].</returns>
    public static torch.Tensor Clean(torch.Tensor active)
    {
        using var scope = torch.NewDisposeScope();
        var alone = active * (active.sum(2, keepdim: true) < Two);
        var isEnough = alone.sum(1, keepdim: true) > Enough;
        return torch.where(isEnough, alone, active).transpose(1, 2).MoveToOuterDisposeScope();
    }

    /// <summary>Takes the nearest earlier frame of each of so many frames.</summary>
    public static torch.Tensor Resize(torch.Tensor masks, long frames)
    {
        var length = masks.size(2);
        using var from = torch.tensor(Enumerable.Range(0, (int)frames).Select(frame => frame * length / frames).ToArray(), device: masks.device);
        return masks.index_select(2, from);
    }
}
