using Podcasts.Core.Episodes;
using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Tests.Episodes;

public sealed class WaveformTests
{
    [Fact]
    public async Task Each_peak_is_the_loudest_moment_of_its_stretch()
    {
        var waveform = await HearAsync(2, second => second == 0 ? 0.25f : -0.5f);

        Assert.Equal(TimeSpan.FromSeconds(2), waveform.Duration);
        Assert.Equal([.. Enumerable.Repeat<byte>(25, 10), .. Enumerable.Repeat<byte>(50, 10)], waveform.Peaks());
    }

    [Fact]
    public async Task However_long_the_sound_the_picture_has_so_many_peaks_and_no_more()
    {
        var waveform = await HearAsync(1_000, second => second == 999 ? 1 : 0);

        var peaks = waveform.Peaks();

        Assert.Equal(Waveform.MostPeaks, peaks.Count);
        Assert.Equal(100, peaks[^1]);
        Assert.Equal(0, peaks[0]);
    }

    [Fact]
    public void Without_sound_there_are_no_peaks() => Assert.Empty(new Waveform().Peaks());

    private static async Task<Waveform> HearAsync(int seconds, Func<int, float> value)
    {
        var waveform = new Waveform();
        var sound = Enumerable.Range(0, seconds).Select(second => new AudioBlock(TimeSpan.FromSeconds(second), Enumerable.Repeat(value(second), AudioWindow.SampleRate).ToArray()));
        Assert.Equal(seconds, await waveform.PassAsync(sound.ToAsyncEnumerable(), default).CountAsync());
        return waveform;
    }
}
