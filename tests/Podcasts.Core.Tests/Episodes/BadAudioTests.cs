using System.Text;
using Podcasts.Core.Episodes;

namespace Podcasts.Core.Tests.Episodes;

public sealed class BadAudioTests : IDisposable
{
    private readonly AudioFiles _files = new();
    private readonly EpisodeAudioReader _reader = new(TimeProvider.System);

    public void Dispose() => _files.Dispose();

    [Fact]
    public Task An_empty_file_is_told() => AssertRefusedAsync(_files.Write("a.mp3", []), "is empty");

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Please log in</body></html>")]
    [InlineData("\uFEFF\n  <html><body>Please log in</body></html>")]
    public Task A_web_page_is_told(string page) => AssertRefusedAsync(_files.Write("a.mp3", Encoding.UTF8.GetBytes(page)), "web page");

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(100_000)]
    public Task A_text_that_calls_itself_audio_is_told(int lines) =>
        AssertRefusedAsync(_files.Write("a.mp3", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("This is not a song, it is a text.\n", lines)))), "not audio");

    [Fact]
    public Task Noise_is_told()
    {
        var noise = new byte[200_000];
        new Random(7).NextBytes(noise);
        return AssertRefusedAsync(_files.Write("a.mp3", noise), "not audio");
    }

    [Fact]
    public async Task A_video_without_sound_is_told() =>
        await AssertRefusedAsync(await _files.FfmpegAsync("v.mp4", "-f", "lavfi", "-i", "testsrc=d=1:s=64x64:r=10"), "no sound", reading: "not audio");

    [Fact]
    public async Task A_picture_is_told() =>
        await AssertRefusedAsync(await _files.FfmpegAsync("p.png", "-f", "lavfi", "-i", "testsrc=s=64x64", "-frames:v", "1"), "not audio");

    [Fact]
    public async Task An_MP4_whose_table_was_cut_off_is_told()
    {
        var path = await _files.SweepAsync("a.m4a", 5);
        await using (var file = File.OpenWrite(path))
        {
            file.SetLength(file.Length / 2);
        }

        await AssertRefusedAsync(path, "not audio");
    }

    [Theory]
    [InlineData("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nsecret.mp3\n#EXT-X-ENDLIST\n")]
    [InlineData("list.mp3", "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nsecret.mp3\n#EXT-X-ENDLIST\n")]
    [InlineData("list.ffconcat", "ffconcat version 1.0\nfile 'secret.mp3'\n")]
    public async Task A_playlist_cannot_read_other_files(string name, string content)
    {
        await _files.SweepAsync("secret.mp3", 2);

        await AssertRefusedAsync(_files.Write(name, Encoding.UTF8.GetBytes(content)), "not audio");
    }

    [Fact]
    public Task A_file_that_is_gone_is_told() => AssertRefusedAsync(_files.PathOf("gone.mp3"), "not there any more");

    private async Task AssertRefusedAsync(string path, string probing, string? reading = null)
    {
        var probed = await Assert.ThrowsAsync<AudioException>(() => _reader.ProbeAsync(path, CancellationToken.None));
        var read = await Assert.ThrowsAsync<AudioException>(async () => await _reader.ReadAsync(path, TimeSpan.Zero, CancellationToken.None).ToListAsync());

        Assert.Contains(probing, probed.Message, StringComparison.Ordinal);
        Assert.Contains(reading ?? probing, read.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(" @ 0x", probed.Message + read.Message, StringComparison.Ordinal);
    }
}
