using Podcasts.Core.Episodes;
using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Tests.Episodes;

public sealed class EpisodeAudioReaderTests : IDisposable
{
    private readonly AudioFiles _files = new();
    private readonly EpisodeAudioReader _reader = new(TimeProvider.System);

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("a.mp3", "mp3", 44_100, 2, "audio/mpeg", "-ar", "44100", "-ac", "2")]
    [InlineData("b.mp3", "mp3", 8_000, 1, "audio/mpeg", "-ar", "8000", "-ac", "1")]
    [InlineData("c.wav", "pcm_s16le", 48_000, 2, "audio/wav", "-ac", "2")]
    [InlineData("d.wav", "pcm_s16le", 8_000, 1, "audio/wav", "-ar", "8000")]
    [InlineData("e.opus", "opus", 48_000, 1, "audio/ogg", "-c:a", "libopus")]
    [InlineData("f.m4a", "aac", 48_000, 1, "audio/mp4", "-c:a", "aac")]
    [InlineData("g.aac", "aac", 48_000, 1, "audio/aac", "-c:a", "aac")]
    [InlineData("h.flac", "flac", 48_000, 2, "audio/flac", "-ac", "2")]
    [InlineData("i.webm", "opus", 48_000, 1, "audio/webm", "-c:a", "libopus")]
    [InlineData("no extension", "mp3", 48_000, 1, "audio/mpeg", "-f", "mp3")]
    [InlineData("wrong.wav", "mp3", 48_000, 1, "audio/mpeg", "-f", "mp3")]
    public async Task Every_usual_format_is_known_and_decoded(string name, string codec, int sampleRate, int channels, string contentType, params string[] encoding)
    {
        var path = await _files.SweepAsync(name, 2, encoding);

        var audio = await _reader.ProbeAsync(path, CancellationToken.None);
        var samples = await ReadAsync(path);

        Assert.Equal((codec, sampleRate, channels, contentType), (audio.Codec, audio.SampleRate, audio.Channels, audio.ContentType));
        Assert.InRange(audio.Duration.TotalSeconds, 1.8, 2.3);
        Assert.InRange(samples.Length, 1.95 * AudioWindow.SampleRate, 2.2 * AudioWindow.SampleRate);
        Assert.InRange(Loudness(samples), 0.2, 0.5);
    }

    [Fact]
    public async Task A_video_is_listened_to()
    {
        var path = await _files.FfmpegAsync("v.mp4", "-f", "lavfi", "-i", "testsrc=d=2:s=64x64:r=10", "-f", "lavfi", "-i", "sine=d=2", "-c:a", "aac", "-shortest");

        Assert.Equal("video/mp4", (await _reader.ProbeAsync(path, CancellationToken.None)).ContentType);
        Assert.InRange((await ReadAsync(path)).Length, 1.9 * AudioWindow.SampleRate, 2.2 * AudioWindow.SampleRate);
    }

    [Fact]
    public async Task Artwork_does_not_make_a_video()
    {
        var art = await _files.FfmpegAsync("art.png", "-f", "lavfi", "-i", "testsrc=s=64x64", "-frames:v", "1");
        var path = await _files.FfmpegAsync("a.mp3", "-f", "lavfi", "-i", "sine=d=1", "-i", art, "-map", "0:a", "-map", "1:v", "-c:v", "copy", "-disposition:v", "attached_pic");

        Assert.Equal("audio/mpeg", (await _reader.ProbeAsync(path, CancellationToken.None)).ContentType);
        Assert.NotEmpty(await ReadAsync(path));
    }

    [Fact]
    public async Task Sound_that_starts_after_the_picture_keeps_its_time()
    {
        var path = await _files.FfmpegAsync("late.mkv", "-f", "lavfi", "-i", "testsrc=d=3:s=64x64:r=10", "-itsoffset", "1", "-f", "lavfi", "-i", "sine=d=2", "-map", "0:v", "-map", "1:a", "-c:a", "flac");

        var samples = await ReadAsync(path);

        Assert.InRange(samples.Length, 2.9 * AudioWindow.SampleRate, 3.1 * AudioWindow.SampleRate);
        Assert.True(Loudness(samples[..(AudioWindow.SampleRate * 9 / 10)]) < 0.001);
        Assert.True(Loudness(samples[(AudioWindow.SampleRate * 11 / 10)..]) > 0.05);
    }

    [Fact]
    public async Task A_tenth_of_a_second_is_enough()
    {
        var path = await _files.SweepAsync("short.wav", 0.1);

        Assert.Equal(1_600, (await ReadAsync(path)).Length);
        Assert.Equal(0.1, (await _reader.ProbeAsync(path, CancellationToken.None)).Duration.TotalSeconds, 0.001);
    }

    [Fact]
    public async Task Blocks_follow_each_other_without_a_gap()
    {
        var path = await _files.SweepAsync("long.mp3", 25);
        var blocks = await _reader.ReadAsync(path, TimeSpan.Zero, CancellationToken.None).ToListAsync();

        Assert.Equal([0, 10, 20], blocks.Select(block => block.Start.TotalSeconds));
        Assert.Equal([160_000, 160_000], blocks.Take(2).Select(block => block.Samples.Length));
        Assert.InRange(blocks[2].Samples.Length, 80_000, 82_000);
        Assert.All(blocks, block => Assert.True(block.Samples.Span.IndexOfAnyExceptInRange(-1f, 1f) < 0));
    }

    [Theory]
    [InlineData("a.mp3", 3.7)]
    [InlineData("a.mp3", 10.0)]
    [InlineData("a.mp3", 17.123456)]
    [InlineData("a.opus", 12.5)]
    [InlineData("a.m4a", 12.5)]
    public async Task Reading_from_the_middle_gives_the_very_same_samples(string name, double from)
    {
        var path = await _files.SweepAsync(name, 20);
        var whole = await ReadAsync(path);

        var rest = await _reader.ReadAsync(path, TimeSpan.FromSeconds(from), CancellationToken.None).ToListAsync();

        var first = (int)Math.Round(from * AudioWindow.SampleRate);
        Assert.Equal(first, rest[0].Start.TotalSeconds * AudioWindow.SampleRate, 0.01);
        Assert.Equal(whole[first..], rest.SelectMany(block => block.Samples.ToArray()));
    }

    [Fact]
    public async Task There_is_nothing_behind_the_end_and_nothing_wrong_with_that()
    {
        var path = await _files.SweepAsync("a.mp3", 1);

        Assert.Empty(await _reader.ReadAsync(path, TimeSpan.FromMinutes(1), CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task An_MP3_that_was_cut_is_heard_as_far_as_it_goes()
    {
        var path = await _files.SweepAsync("cut.mp3", 20);
        var bytes = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, bytes[..(bytes.Length * 6 / 10)]);

        Assert.InRange((await ReadAsync(path)).Length, 11 * AudioWindow.SampleRate, 13 * AudioWindow.SampleRate);
    }

    [Fact]
    public async Task Noise_in_the_middle_of_an_MP3_is_passed_over()
    {
        var path = await _files.SweepAsync("noise.mp3", 20);
        var bytes = await File.ReadAllBytesAsync(path);
        new Random(1).NextBytes(bytes.AsSpan(bytes.Length / 2, 5_000));
        await File.WriteAllBytesAsync(path, bytes);

        Assert.InRange((await ReadAsync(path)).Length, 18 * AudioWindow.SampleRate, 21 * AudioWindow.SampleRate);
    }

    private async Task<float[]> ReadAsync(string path)
    {
        var blocks = await _reader.ReadAsync(path, TimeSpan.Zero, CancellationToken.None).ToListAsync();
        return [.. blocks.SelectMany(block => block.Samples.ToArray())];
    }

    private static double Loudness(float[] samples) => Math.Sqrt(samples.Average(sample => (double)sample * sample));
}
