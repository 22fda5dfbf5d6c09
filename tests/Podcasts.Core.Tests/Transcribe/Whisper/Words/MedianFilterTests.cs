using Podcasts.Core.Transcribe.Whisper.Words;
using TorchSharp;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Words;

public sealed class MedianFilterTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(40)]
    public void The_network_of_swaps_finds_the_middle_of_seven(int frames)
    {
        using var scope = torch.NewDisposeScope();
        var random = new Random(frames);
        var values = Enumerable.Range(0, 2 * 300 * frames).Select(_ => (float)random.Next(5)).ToArray();

        var filtered = MedianFilter.Apply(torch.tensor(values, [2, 300, frames])).contiguous().data<float>().ToArray();

        Assert.Equal(values.Chunk(frames).SelectMany(row => Enumerable.Range(0, frames).Select(at => Median(row, at))), filtered);
    }

    [Fact]
    public void Up_to_three_frames_are_left_alone()
    {
        using var scope = torch.NewDisposeScope();

        Assert.Equal([3f, 1, 2], MedianFilter.Apply(torch.tensor(new[] { 3f, 1, 2 }, [1, 1, 3])).data<float>().ToArray());
    }

    // Beyond its ends a row is mirrored.
    private static float Median(float[] row, int at) => Enumerable.Range(at - 3, 7)
        .Select(i => row[i < 0 ? -i : i >= row.Length ? (2 * (row.Length - 1)) - i : i]).Order().ElementAt(3);
}
