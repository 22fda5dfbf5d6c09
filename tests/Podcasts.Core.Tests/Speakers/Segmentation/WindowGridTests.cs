using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Tests.Speakers.Segmentation;

public sealed class WindowGridTests
{
    [Theory]
    [InlineData(160000, 589)]
    [InlineData(991, 1)]
    [InlineData(1260, 1)]
    [InlineData(1261, 2)]
    [InlineData(990, 0)]
    [InlineData(0, 0)]
    public void Frames_are_those_that_the_convolutions_leave(int samples, int frames)
    {
        var byLayers = samples;
        foreach (var (size, stride) in new[] { (251, 10), (3, 3), (5, 1), (3, 3), (5, 1), (3, 3) })
        {
            byLayers = byLayers < size ? 0 : 1 + ((byLayers - size) / stride);
        }

        Assert.Equal(frames, byLayers);
        Assert.Equal(frames, WindowGrid.FramesOf(samples));
    }

    [Fact]
    public void A_window_has_589_frames() => Assert.Equal(WindowGrid.Frames, WindowGrid.FramesOf(WindowGrid.WindowSamples));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(160_000, 1)]
    [InlineData(160_001, 2)]
    [InlineData(176_000, 2)]
    [InlineData(3600 * 16000, 3591)]
    [InlineData(2 * 3600 * 16000, 7191)]
    [InlineData(3 * 3600 * 16000, 10791)]
    public void Windows_cover_every_sample(int samples, int windows) => Assert.Equal(windows, WindowGrid.Windows(samples));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 594)]
    [InlineData(3591, 213_334)]
    [InlineData(7191, 426_668)]
    [InlineData(10791, 640_001)]
    public void The_frames_of_a_recording_hold_all_of_its_windows(int windows, int frames)
    {
        Assert.Equal(frames, WindowGrid.TotalFrames(windows));
        Assert.True(windows == 0 || WindowGrid.FirstFrame(windows - 1) + WindowGrid.Frames <= frames);
    }

    [Fact]
    public void Each_windows_frames_lie_within_half_a_frame_of_their_time()
    {
        for (var window = 0; window < 10791; window++)
        {
            Assert.InRange(WindowGrid.Centre(WindowGrid.FirstFrame(window)) - WindowGrid.Centre(0) - window, -0.0084376, 0.0084376);
        }
    }

    [Fact]
    public void Turns_are_timed_at_the_middle_of_frames() => Assert.Equal(0.03096875 + (100 * 0.016875), WindowGrid.Centre(100), 12);
}
