using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Tests.Speakers;

public sealed class VoicePrinterTests
{
    private const int ThreeSeconds = 178; // frames

    private static readonly SpeakerTurn[] Turns = [new(TimeSpan.Zero, TimeSpan.FromSeconds(20), 0), new(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(25), 1), new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(31), 0)];

    [Fact]
    public void Windows_weigh_by_the_time_in_which_the_voice_is_alone()
    {
        var print = Print([(2 * ThreeSeconds, [3, 0]), (ThreeSeconds, [0, 0.1f])], [[1, 0.5f]])[0];

        Assert.Equal(Vectors.Unit([2, 1]), print.Print, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal((3 / Math.Sqrt(5)) / 2, print.Cohesion, 1e-6);
        Assert.Equal((0, TimeSpan.FromSeconds(16)), (print.Speaker, print.Solo));
    }

    [Fact]
    public void Windows_with_little_of_the_voice_do_not_count() =>
        Assert.Equal([1, 0], Print([(ThreeSeconds, [1, 0]), (ThreeSeconds - 1, [0, 1])], [[1, 0]])[0].Print);

    [Fact]
    public void Windows_that_might_be_another_speakers_do_not_count() =>
        Assert.Equal([1, 0], Print([(ThreeSeconds, [1, 0]), (ThreeSeconds, [1, 0.95f])], [[1, 0], [0, 1]])[0].Print);

    [Fact]
    public void A_speaker_without_good_windows_has_no_print() => Assert.Empty(Print([(9, [1, 0])], [[1, 0]]));

    // Each window has one voice, in slot 1, which is speaker 0.
    private static IReadOnlyList<SpeakerVoice> Print((int Frames, float[] Voice)[] windows, float[][] centroids)
    {
        var (active, embeddings, speakers) = (new bool[windows.Length, WindowGrid.Frames, 3], new float[windows.Length, 3, 2], new int[windows.Length, 3]);
        for (var window = 0; window < windows.Length; window++)
        {
            (speakers[window, 0], speakers[window, 2]) = (SpeakerClusters.Nobody, SpeakerClusters.Nobody);
            (embeddings[window, 1, 0], embeddings[window, 1, 1]) = (windows[window].Voice[0], windows[window].Voice[1]);
            for (var frame = 0; frame < windows[window].Frames; frame++)
            {
                active[window, frame, 1] = true;
            }
        }

        return VoicePrinter.Print(new(active, embeddings), new(speakers, centroids), Turns);
    }
}
