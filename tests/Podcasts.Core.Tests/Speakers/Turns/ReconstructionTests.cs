using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Speakers.Segmentation;
using Podcasts.Core.Speakers.Turns;

namespace Podcasts.Core.Tests.Speakers.Turns;

public sealed class ReconstructionTests
{
    // Three windows; in each, slots speak in [from, to) of the recording's frames. Speaker 0 speaks 100-300, speaker 1 250-400.
    private static readonly (int Window, int Slot, int From, int To)[] Speech =
        [(0, 0, 100, 300), (0, 1, 250, 400), (1, 1, 100, 300), (1, 2, 250, 400), (2, 0, 150, 310), (2, 2, 250, 400)];

    private static readonly int[,] Speakers = { { 0, 1, -2 }, { -2, 0, 1 }, { 0, -2, 1 } };

    [Fact]
    public void Each_frame_has_as_many_speakers_as_were_counted()
    {
        var windows = Windows(Speech);

        var runs = Reconstruct(windows, Speakers, 2, SpeakerCount.Estimate(windows.Active, 9));

        // Window 2 alone hears speaker 0 until frame 310: not enough to be counted.
        Assert.Equal([new(100, 300, 0), new(250, 400, 1)], runs.OrderBy(run => run.First));
    }

    [Fact]
    public void Exclusive_output_covers_the_same_time_without_overlap()
    {
        var windows = Windows(Speech);
        var counts = SpeakerCount.Estimate(windows.Active, 9);

        var runs = Reconstruct(windows, Speakers, 2, [.. counts.Select(count => Math.Min(count, (byte)1))]);

        // Equal votes: who speaks already goes on.
        Assert.Equal([new(100, 300, 0), new(300, 400, 1)], runs.OrderBy(run => run.First));
        Assert.Equal(counts.Count(count => count > 0), runs.Sum(run => run.End - run.First));
    }

    [Fact]
    public void Most_windows_decide()
    {
        var windows = Windows([(0, 0, 200, 300), (1, 0, 200, 300), (2, 0, 200, 300)]);

        Assert.Equal([new(200, 300, 1)], Reconstruct(windows, new[,] { { 0, -2, -2 }, { 1, -2, -2 }, { 1, -2, -2 } }, 2, SpeakerCount.Estimate(windows.Active, 9)));
    }

    [Fact]
    public void A_window_has_one_vote_for_a_speaker_in_two_of_its_slots()
    {
        var windows = Windows([(0, 0, 200, 300), (0, 1, 200, 300), (1, 0, 200, 300), (2, 0, 200, 300)]);

        Assert.Equal([new(200, 300, 1)], Reconstruct(windows, new[,] { { 0, 0, -2 }, { 1, -2, -2 }, { 1, -2, -2 } }, 2, SpeakerCount.Estimate(windows.Active, 1)));
    }

    [Fact]
    public void Nobody_is_made_up_where_more_were_counted_than_are_heard()
    {
        var windows = Windows([(0, 0, 200, 300), (0, 1, 200, 300)]);

        Assert.Equal([new(200, 300, 0)], Reconstruct(windows, new[,] { { 0, 0, -2 }, { -2, -2, -2 }, { -2, -2, -2 } }, 2, [.. Enumerable.Repeat((byte)2, WindowGrid.TotalFrames(3))]));
    }

    [Fact]
    public void Speech_at_the_very_end_ends_with_the_last_frame_that_is_heard()
    {
        var end = WindowGrid.FirstFrame(2) + WindowGrid.Frames;
        var windows = Windows([(2, 0, 600, end)]);

        Assert.Equal([new(600, end, 0)], Reconstruct(windows, new[,] { { -2, -2, -2 }, { -2, -2, -2 }, { 0, -2, -2 } }, 1, [.. Enumerable.Repeat((byte)1, WindowGrid.TotalFrames(3))]));
    }

    private static IReadOnlyList<SpeakerRun> Reconstruct(SpeakerWindows windows, int[,] speakers, int count, byte[] counts) =>
        Reconstruction.Reconstruct(windows, new SpeakerClusters(speakers, [.. Enumerable.Range(0, count).Select(_ => new float[1])]), counts);

    private static SpeakerWindows Windows((int Window, int Slot, int From, int To)[] speech)
    {
        var active = new bool[3, WindowGrid.Frames, 3];
        foreach (var (window, slot, from, to) in speech)
        {
            for (var frame = from; frame < to; frame++)
            {
                active[window, frame - WindowGrid.FirstFrame(window), slot] = true;
            }
        }

        return new(active, new float[3, 3, 1]);
    }
}
