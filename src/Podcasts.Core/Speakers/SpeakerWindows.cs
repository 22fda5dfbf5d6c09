using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Speakers;

/// <summary>What the two networks say about the windows of a recording (<see cref="WindowGrid"/>).</summary>
/// <remarks>A window tells up to three speakers apart, in slots whose order means nothing outside the window.</remarks>
/// <param name="Active">[windows, 589 frames, 3 slots]: whether the slot's speaker speaks.</param>
/// <param name="Embeddings">[windows, 3 slots, dimensions]: what the slot's voice is like, not normalised; zeros where the slot is never active.</param>
public sealed record SpeakerWindows(bool[,,] Active, float[,,] Embeddings)
{
    /// <summary>The number of windows.</summary>
    public int Count => Active.GetLength(0);

    /// <summary>Values of one embedding.</summary>
    public int Dimensions => Embeddings.GetLength(2);

    /// <summary>Windows that follow one another, as one.</summary>
    /// <param name="parts">At least one, of the same number of dimensions.</param>
    public static SpeakerWindows Join(IReadOnlyList<SpeakerWindows> parts)
    {
        var count = parts.Sum(part => part.Count);
        var active = new bool[count, WindowGrid.Frames, Powerset.Slots];
        var embeddings = new float[count, Powerset.Slots, parts[0].Dimensions];
        var first = 0;
        foreach (var part in parts)
        {
            Array.Copy(part.Active, 0, active, first * WindowGrid.Frames * Powerset.Slots, part.Active.Length);
            Array.Copy(part.Embeddings, 0, embeddings, first * Powerset.Slots * part.Dimensions, part.Embeddings.Length);
            first += part.Count;
        }

        return new(active, embeddings);
    }

    /// <summary>All slots of all windows, in order.</summary>
    internal IEnumerable<(int Window, int Slot)> Slots() =>
        Enumerable.Range(0, Count).SelectMany(window => Enumerable.Range(0, Powerset.Slots).Select(slot => (window, slot)));

    /// <summary>Whether a slot speaks anywhere in its window.</summary>
    internal bool Speaks(int window, int slot)
    {
        for (var frame = 0; frame < WindowGrid.Frames; frame++)
        {
            if (Active[window, frame, slot])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Frames in which a slot speaks and no other does.</summary>
    internal int FramesAlone(int window, int slot)
    {
        var alone = 0;
        for (var frame = 0; frame < WindowGrid.Frames; frame++)
        {
            var others = 0;
            for (var other = 0; other < Powerset.Slots; other++)
            {
                others += other != slot && Active[window, frame, other] ? 1 : 0;
            }

            alone += Active[window, frame, slot] && others == 0 ? 1 : 0;
        }

        return alone;
    }

    /// <summary>A copy of a slot's embedding.</summary>
    internal float[] Embedding(int window, int slot)
    {
        var embedding = new float[Dimensions];
        Buffer.BlockCopy(Embeddings, ((window * Powerset.Slots) + slot) * Dimensions * sizeof(float), embedding, 0, Dimensions * sizeof(float));
        return embedding;
    }
}
