using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Bench;

/// <summary>What perfect networks would say of a long talk of many: turns of 2 to 15 s, of which the last half second is the next speaker's first.</summary>
internal static class ManySpeakers
{
    private const int Dimensions = 256;
    private const double Noise = 0.5;
    private const double Overlap = 0.5;

    /// <summary>Makes the windows of a recording.</summary>
    public static SpeakerWindows Talk(TimeSpan length, int speakers)
    {
        var dice = new Random(1);
        var voices = Enumerable.Range(0, speakers).Select(_ => Near(new float[Dimensions], 1, dice)).ToArray();
        var turns = Turns(length.TotalSeconds, speakers, dice);
        var count = WindowGrid.Windows((long)(length.TotalSeconds * WindowGrid.SampleRate));
        var windows = new SpeakerWindows(new bool[count, WindowGrid.Frames, Powerset.Slots], new float[count, Powerset.Slots, Dimensions]);
        for (var window = 0; window < count; window++)
        {
            var present = turns.SkipWhile(turn => turn.End <= window).TakeWhile(turn => turn.Start < window + 10).GroupBy(turn => turn.Speaker).Take(Powerset.Slots);
            foreach (var (slot, own) in present.Index())
            {
                Mark(windows.Active, window, slot, own);
                Buffer.BlockCopy(Near(voices[own.Key], Noise, dice), 0, windows.Embeddings, ((window * Powerset.Slots) + slot) * Dimensions * sizeof(float), Dimensions * sizeof(float));
            }
        }

        return windows;
    }

    private static List<(double Start, double End, int Speaker)> Turns(double seconds, int speakers, Random dice)
    {
        var turns = new List<(double Start, double End, int Speaker)>();
        for (var (time, speaker) = (0.0, 0); time < seconds; speaker = (speaker + dice.Next(1, speakers)) % speakers)
        {
            var end = time + 2 + (13 * dice.NextDouble());
            turns.Add((time, end + Overlap, speaker));
            time = end;
        }

        return turns;
    }

    private static void Mark(bool[,,] active, int window, int slot, IEnumerable<(double Start, double End, int Speaker)> turns)
    {
        foreach (var (start, end, _) in turns)
        {
            for (var frame = 0; frame < WindowGrid.Frames; frame++)
            {
                var time = window + WindowGrid.Centre(frame);
                active[window, frame, slot] |= start <= time && time < end;
            }
        }
    }

    // Noise of about so many times the length of a voice.
    private static float[] Near(float[] voice, double noise, Random dice) =>
        Array.ConvertAll(voice, value => value + (float)(noise * Math.Sqrt(3.0 / Dimensions) * ((2 * dice.NextDouble()) - 1)));
}
