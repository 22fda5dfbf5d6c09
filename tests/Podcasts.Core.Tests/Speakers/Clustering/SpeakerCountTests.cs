using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Tests.Speakers.Clustering;

public sealed class SpeakerCountTests
{
    [Theory]
    [InlineData(1, 0, 0)] // A half is rounded to the even number.
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(2, 2, 2)]
    public void Windows_are_averaged_and_rounded_half_to_even(int inFirst, int inSecond, int expected)
    {
        var active = new bool[2, WindowGrid.Frames, 3];
        var shift = WindowGrid.FirstFrame(1);
        for (var slot = 0; slot < 3; slot++)
        {
            active[0, shift, slot] = slot < inFirst;
            active[1, 0, slot] = slot < inSecond;
        }

        var counts = SpeakerCount.Estimate(active, 9);

        Assert.Equal(WindowGrid.TotalFrames(2), counts.Length);
        Assert.Equal(expected, counts[shift]);
        Assert.Equal(expected, counts.Sum(count => count));
    }

    [Fact]
    public void No_more_are_counted_than_there_may_be()
    {
        var active = new bool[1, WindowGrid.Frames, 3];
        (active[0, 0, 0], active[0, 0, 1]) = (true, true);

        Assert.Equal(1, SpeakerCount.Estimate(active, 1)[0]);
    }
}
