using Podcasts.Core.Episodes;
using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Tests.Episodes;

public sealed class SampleFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("podcasts-samples-").FullName, "sound.wav");

    [Fact]
    public async Task What_was_written_is_read_from_any_point_to_any_other()
    {
        await WriteAsync(25);

        var blocks = await SampleFile.ReadAsync(_path, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(14), default).ToListAsync();

        Assert.Equal([3.0, 13.0], blocks.Select(block => block.Start.TotalSeconds));
        var samples = blocks.SelectMany(block => block.Samples.ToArray()).ToList();
        Assert.Equal(11 * AudioWindow.SampleRate, samples.Count);
        Assert.All(samples.Index(), sample => Assert.Equal(Value((3 * AudioWindow.SampleRate) + sample.Index), sample.Item, 4));
        Assert.Equal(TimeSpan.FromSeconds(25), SampleFile.Duration(_path));
    }

    [Fact]
    public async Task Behind_the_end_there_is_nothing()
    {
        await WriteAsync(5);

        Assert.Empty(await SampleFile.ReadAsync(_path, TimeSpan.FromSeconds(6), null, default).ToListAsync());
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(44)]
    [InlineData(3)]
    [InlineData(0)]
    public async Task A_file_that_is_not_whole_has_no_length(int bytes)
    {
        await WriteAsync(5);
        await using (var file = File.OpenWrite(_path))
        {
            file.SetLength(bytes);
        }

        Assert.Null(SampleFile.Duration(_path));
    }

    [Fact]
    public void A_file_that_is_not_there_has_no_length() => Assert.Null(SampleFile.Duration(_path));

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    private Task WriteAsync(int seconds) => SampleFile.WriteAsync(_path, Sound(seconds).ToAsyncEnumerable(), default);

    private static IEnumerable<AudioBlock> Sound(int seconds) => Enumerable.Range(0, seconds).Select(second => new AudioBlock(
        TimeSpan.FromSeconds(second),
        Enumerable.Range(second * AudioWindow.SampleRate, AudioWindow.SampleRate).Select(Value).ToArray()));

    private static float Value(int sample) => (sample % 1_000 / 500f) - 1;
}
