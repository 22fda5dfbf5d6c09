using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Speakers.Clustering;

/// <summary>How many people speak at once (diarization.md 4.1).</summary>
internal static class SpeakerCount
{
    /// <summary>Averages over the windows that hear a frame, and rounds half to even.</summary>
    /// <param name="active">[windows, 589, slots].</param>
    /// <param name="most">No more speakers than that.</param>
    /// <returns>For each frame of the recording.</returns>
    public static byte[] Estimate(bool[,,] active, int most)
    {
        var (windows, slots) = (active.GetLength(0), active.GetLength(2));
        var (sums, covering) = (new int[WindowGrid.TotalFrames(windows)], new int[WindowGrid.TotalFrames(windows)]);
        for (var window = 0; window < windows; window++)
        {
            var first = WindowGrid.FirstFrame(window);
            for (var frame = 0; frame < WindowGrid.Frames; frame++)
            {
                covering[first + frame]++;
                for (var slot = 0; slot < slots; slot++)
                {
                    sums[first + frame] += active[window, frame, slot] ? 1 : 0;
                }
            }
        }

        return [.. sums.Zip(covering, (sum, windowsHere) => (byte)Math.Min(most, windowsHere == 0 ? 0 : Math.Round((double)sum / windowsHere)))];
    }
}
