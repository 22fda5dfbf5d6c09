using System.Diagnostics;
using System.Text;
using Podcasts.Core.Episodes;

namespace Podcasts.Core.Tests.Episodes;

public sealed class FfmpegBoundsTests : IDisposable
{
    private readonly AudioFiles _files = new();
    private readonly EpisodeAudioReader _reader = new(TimeProvider.System);

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Ffmpeg_has_a_folder_of_its_own_bounds_and_nothing_of_our_environment()
    {
        Environment.SetEnvironmentVariable("PODCASTS_TEST_SECRET", "hf_secret");
        var path = await _files.FfmpegAsync("long.mp3", "-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-t", "600", "-b:a", "8k");
        string folder;
        await using (var blocks = _reader.ReadAsync(path, TimeSpan.Zero, CancellationToken.None).GetAsyncEnumerator())
        {
            await blocks.MoveNextAsync();
            var ffmpeg = $"/proc/{AtWork(path)}";
            var limits = await File.ReadAllLinesAsync($"{ffmpeg}/limits");
            var environment = (await File.ReadAllTextAsync($"{ffmpeg}/environ")).Split('\0', StringSplitOptions.RemoveEmptyEntries);
            folder = new FileInfo($"{ffmpeg}/cwd").LinkTarget!;

            Assert.Matches(@"^Max file size\s+0\s", limits.Single(line => line.StartsWith("Max file size", StringComparison.Ordinal)));
            Assert.Matches(@"^Max address space\s+2147483648\s", limits.Single(line => line.StartsWith("Max address space", StringComparison.Ordinal)));
            Assert.Matches(@"^Max cpu time\s+14400\s", limits.Single(line => line.StartsWith("Max cpu time", StringComparison.Ordinal)));
            Assert.DoesNotContain(environment, variable => variable.Contains("hf_secret", StringComparison.Ordinal));
            Assert.Contains($"TMPDIR={folder}", environment);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(folder).UnixFileMode);
        }

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_file_that_leads_to_the_network_gets_no_call()
    {
        await using var server = new Fetching.HostileServer("200 OK");
        string[] leads =
        [
            $"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{server.At("/a.mp3")}\n#EXT-X-ENDLIST\n",
            $"ffconcat version 1.0\nfile '{server.At("/a.mp3")}'\n",
            $"v=0\nc=IN IP4 127.0.0.1\nm=audio {server.Port} RTP/AVP 0\n",
            $"<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period><AdaptationSet><BaseURL>{server.At("/")}</BaseURL></AdaptationSet></Period></MPD>",
        ];

        foreach (var lead in leads)
        {
            var path = _files.Write("a.mp3", Encoding.UTF8.GetBytes(lead));
            await Assert.ThrowsAsync<AudioException>(() => _reader.ProbeAsync(path, CancellationToken.None));
        }

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_song_that_is_a_web_page_and_a_script_as_well_is_heard_as_a_song()
    {
        byte[] tag = [.. "ID3\x03\0\0\0\0\x02\0"u8, .. "TXXX"u8, 0, 0, 0, 100, 0, 0, .. Encoding.ASCII.GetBytes("<script>alert(1)</script><?php system('id') ?>".PadRight(100, ' '))];
        var song = await File.ReadAllBytesAsync(await _files.SweepAsync("a.mp3", 2));

        var audio = await _reader.ProbeAsync(_files.Write("both.html", [.. tag, .. song.Skip(10 + song[9] + (song[8] << 7)), .. "<html><script>alert(1)</script></html>"u8]), CancellationToken.None);

        Assert.Equal("audio/mpeg", audio.ContentType);
    }

    private static int AtWork(string path) => Process.GetProcessesByName("ffmpeg").Select(process => process.Id)
        .First(id => File.ReadAllText($"/proc/{id}/cmdline").Contains(path, StringComparison.Ordinal));
}
