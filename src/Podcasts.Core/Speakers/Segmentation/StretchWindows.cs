namespace Podcasts.Core.Speakers.Segmentation;

/// <summary>Windows laid evenly over a short stretch of audio, as few as do; each frame is taken from the window that hears most of what is around it.</summary>
internal sealed class StretchWindows
{
    // Neighbours share 1.5 s at least, so that no frame is nearer to a window's edge than 0.75 s, but for those at the ends of the stretch.
    private const int FarthestStep = 500; // frames

    private readonly int[] _starts; // in frames

    /// <summary>Lays the windows.</summary>
    /// <param name="samples">Of the stretch, at least one; the last window may reach past the end.</param>
    public StretchWindows(int samples)
    {
        var last = (Math.Max(0, samples - WindowGrid.WindowSamples) + WindowGrid.FrameStep - 1) / WindowGrid.FrameStep;
        var steps = (last + FarthestStep - 1) / FarthestStep;
        _starts = [.. Enumerable.Range(0, steps + 1).Select(i => steps == 0 ? 0 : (int)Math.Round((double)i * last / steps))];
    }

    public int Count => _starts.Length;

    /// <summary>The first sample of a window.</summary>
    public int FirstSample(int window) => _starts[window] * WindowGrid.FrameStep;

    /// <summary>The frames that are taken from a window, counted from its own first; those of all windows are the stretch's, in order.</summary>
    public Range Own(int window) => (window == 0 ? 0 : Border(window - 1) - _starts[window])..(window == Count - 1 ? WindowGrid.Frames : Border(window) - _starts[window]);

    // In the middle of what two windows share.
    private int Border(int window) => (_starts[window] + _starts[window + 1] + WindowGrid.Frames) / 2;
}
