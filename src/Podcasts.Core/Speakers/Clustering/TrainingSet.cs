using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Speakers.Clustering;

/// <summary>The embeddings from which speakers are found: those of slots that speak alone for long enough (diarization.md 4.2).</summary>
/// <param name="Vectors">Not normalised.</param>
internal sealed record TrainingSet(IReadOnlyList<float[]> Vectors)
{
    // A fifth of a window is 2 s. Less is better than fewer vectors than there must be speakers.
    private static readonly double[] LeastAlone = [0.2, 0.1, 0];

    /// <summary>Selects the embeddings of good quality, or poorer ones if there are fewer than needed.</summary>
    /// <returns>Empty only where nobody speaks.</returns>
    public static TrainingSet Select(SpeakerWindows windows, int needed)
    {
        var alone = new int[windows.Count, Powerset.Slots];
        var isActive = new bool[windows.Count, Powerset.Slots];
        for (var window = 0; window < windows.Count; window++)
        {
            for (var slot = 0; slot < Powerset.Slots; slot++)
            {
                alone[window, slot] = windows.FramesAlone(window, slot);
                isActive[window, slot] = windows.Speaks(window, slot);
            }
        }

        var selected = new List<float[]>();
        foreach (var share in LeastAlone)
        {
            selected = [.. windows.Slots()
                .Where(at => isActive[at.Window, at.Slot] && alone[at.Window, at.Slot] >= share * WindowGrid.Frames)
                .Select(at => windows.Embedding(at.Window, at.Slot))
                .Where(embedding => Array.TrueForAll(embedding, float.IsFinite))];
            if (selected.Count >= needed)
            {
                break;
            }
        }

        return new(selected);
    }
}
