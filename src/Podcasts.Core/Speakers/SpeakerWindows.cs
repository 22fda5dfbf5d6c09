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
}
