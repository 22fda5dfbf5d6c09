using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Tests.Speakers.Segmentation;

public sealed class StretchWindowsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(WindowGrid.WindowSamples, 1)]
    [InlineData(WindowGrid.WindowSamples + 1, 2)]
    [InlineData(345 * 1600, 4)] // what the cutter looks at
    public void A_stretch_takes_as_few_windows_as_do(int samples, int count) => Assert.Equal(count, new StretchWindows(samples).Count);

    [Theory]
    [InlineData(160_001)]
    [InlineData(300_000)]
    [InlineData(552_000)]
    [InlineData(960_123)]
    public void Each_frame_comes_from_one_window_and_none_from_near_an_edge_that_another_window_hears_across(int samples)
    {
        var windows = new StretchWindows(samples);
        var next = 0;
        for (var window = 0; window < windows.Count; window++)
        {
            var (start, end) = (windows.Own(window).Start.Value, windows.Own(window).End.Value);
            var first = windows.FirstSample(window) / WindowGrid.FrameStep;
            Assert.Equal(next, first + start);
            Assert.True(window == 0 ? start == 0 : start >= 44);
            Assert.True(window == windows.Count - 1 ? end == WindowGrid.Frames : end <= WindowGrid.Frames - 44);
            next = first + end;
        }

        var last = windows.FirstSample(windows.Count - 1) + WindowGrid.WindowSamples;
        Assert.InRange(last, samples, samples + WindowGrid.FrameStep - 1);
    }
}
