using System.Globalization;
using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Demo.Speakers;

/// <summary>Counts what is wrong in windows of frames, as the diarization error rate does: no collar, overlap counts.</summary>
public sealed class FrameErrors
{
    private static readonly int[][] Orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    private int _missed;
    private int _invented;
    private int _confused;
    private int _total;

    /// <summary>Adds a window.</summary>
    /// <param name="said">The true class of each frame.</param>
    /// <param name="heard">The network's.</param>
    public void Add(long[] said, long[] heard)
    {
        var confused = Orders.Min(order => Confused(said, heard, order));
        foreach (var (truth, guess) in said.Zip(heard))
        {
            var (spoke, found) = (Powerset.SlotsOf((int)truth).Count, Powerset.SlotsOf((int)guess).Count);
            _missed += Math.Max(0, spoke - found);
            _invented += Math.Max(0, found - spoke);
            _total += spoke;
        }

        _confused += confused;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"local DER {Percent(_missed + _invented + _confused):f1} % (missed {Percent(_missed):f1}, invented {Percent(_invented):f1}, confused {Percent(_confused):f1})");

    private double Percent(int frames) => 100.0 * frames / _total;

    private static int Confused(long[] said, long[] heard, int[] order) => said.Zip(heard, (truth, guess) =>
    {
        var (spoke, found) = (Powerset.SlotsOf((int)truth), Powerset.SlotsOf((int)guess));
        return Math.Min(spoke.Count, found.Count) - found.Count(slot => spoke.Contains(order[slot]));
    }).Sum();
}
