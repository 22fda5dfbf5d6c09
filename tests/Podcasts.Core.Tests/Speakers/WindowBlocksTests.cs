using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Tests.Speakers;

public sealed class WindowBlocksTests
{
    private const int Second = WindowGrid.SampleRate;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10 * Second)] // a window
    [InlineData((10 * Second) + 1)]
    [InlineData(13 * Second)] // a block
    [InlineData((13 * Second) + 1)]
    [InlineData(17 * Second)] // two blocks
    [InlineData((20 * Second) + 777)]
    public void Blocks_hold_every_window_once_whatever_the_pieces(int samples)
    {
        var sound = Enumerable.Range(1, samples).Select(i => (float)i).ToArray();

        var windows = WindowBlocks.Cut(sound.Chunk(12_345).Select(piece => (ReadOnlyMemory<float>)piece), 4).SelectMany(Windows).ToArray();

        Assert.Equal(WindowGrid.Windows(samples), windows.Length);
        Assert.All(windows.Index(), window => Assert.Equal(Window(sound, window.Index), window.Item));
    }

    [Fact]
    public void No_block_is_longer_than_asked_for()
    {
        var blocks = WindowBlocks.Cut([new float[30 * Second]], 4).ToArray();

        Assert.Equal([13 * Second, 13 * Second, 13 * Second, 13 * Second, 13 * Second, 10 * Second], blocks.Select(block => block.Length));
    }

    private static IEnumerable<float[]> Windows(float[] block) =>
        Enumerable.Range(0, WindowGrid.Windows(block.Length)).Select(window => Window(block, window));

    private static float[] Window(float[] sound, int window)
    {
        var heard = sound.AsSpan(Math.Min(sound.Length, window * WindowGrid.StepSamples));
        var samples = new float[WindowGrid.WindowSamples];
        heard[..Math.Min(heard.Length, samples.Length)].CopyTo(samples);
        return samples;
    }
}
