using System.Net;
using Podcasts.Core.Fetching;

namespace Podcasts.Core.Tests.Fetching;

public sealed class FetcherDownloadTests : IDisposable
{
    private static readonly byte[] Audio = RandomBytes(1), OtherAudio = RandomBytes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-download-").FullName;

    private string File => Path.Combine(_folder, "episode.part");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_is_downloaded_and_its_progress_told()
    {
        await using var server = new HostileServer((_, stream) => stream.AnswerAsync("200 OK", Audio, "Content-Type: audio/mpeg"));
        var progress = new Recorder();

        var file = await Fetchers.Create().DownloadAsync(server.At("/1.mp3"), File, long.MaxValue, progress, CancellationToken.None);

        Assert.Equal(new(File, Audio.Length, "audio/mpeg", server.At("/1.mp3")), file);
        Assert.Equal(Audio, await System.IO.File.ReadAllBytesAsync(File));
        Assert.Equal(new(0, Audio.Length), progress.Reports[0]);
        Assert.Equal(new(Audio.Length, Audio.Length), progress.Reports[^1]);
        Assert.Equal([File], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_broken_connection_is_taken_up_where_it_broke()
    {
        await using var server = new HostileServer((request, stream) => request.Number == 0 ? CutAsync(stream) : RestAsync(request, stream, Audio, "\"1\""));

        await Fetchers.Create().DownloadAsync(server.At("/1.mp3"), File, long.MaxValue, null, CancellationToken.None);

        Assert.Equal(Audio, await System.IO.File.ReadAllBytesAsync(File));
        Assert.Equal(("bytes=300000-", "\"1\""), (server.Requests[1]["Range"], server.Requests[1]["If-Range"]));
    }

    [Fact]
    public async Task A_download_goes_on_after_a_restart_of_the_app()
    {
        await using var server = new HostileServer((request, stream) => request.Number == 0 ? CutAsync(stream) : RestAsync(request, stream, Audio, "\"1\""));

        await Assert.ThrowsAsync<FetchException>(() => Fetchers.Create(("Attempts", "1")).DownloadAsync(server.At("/1.mp3"), File, long.MaxValue, null, CancellationToken.None));
        await Fetchers.Create(("Attempts", "1")).DownloadAsync(server.At("/1.mp3"), File, long.MaxValue, null, CancellationToken.None);

        Assert.Equal(Audio, await System.IO.File.ReadAllBytesAsync(File));
        Assert.Equal(300_000, server.Requests[1].From);
        Assert.Equal([File], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task The_beginning_of_another_address_is_not_continued()
    {
        await using var server = new HostileServer((request, stream) => request.Path == "/1.mp3" ? CutAsync(stream) : RestAsync(request, stream, OtherAudio, "\"1\""));
        var fetcher = Fetchers.Create(("Attempts", "1"));

        await Assert.ThrowsAsync<FetchException>(() => fetcher.DownloadAsync(server.At("/1.mp3"), File, long.MaxValue, null, CancellationToken.None));
        await fetcher.DownloadAsync(server.At("/2.mp3"), File, long.MaxValue, null, CancellationToken.None);

        Assert.Null(server.Requests[1]["Range"]);
        Assert.Equal(OtherAudio, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Fact]
    public async Task A_host_that_ignores_ranges_sends_all_of_it_again()
    {
        await using var server = new HostileServer((request, stream) => request.Number == 0 ? CutAsync(stream) : stream.AnswerAsync("200 OK", Audio, "ETag: \"1\""));

        await Fetchers.Create().DownloadAsync(server.At("/1.mp3"), File, long.MaxValue, null, CancellationToken.None);

        Assert.Equal(Audio, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Fact]
    public async Task Another_version_is_never_joined_to_the_first()
    {
        // A host that ignores If-Range, too.
        await using var server = new HostileServer((request, stream) => request.Number == 0 ? CutAsync(stream) : RestAsync(request, stream, OtherAudio, "\"2\""));

        await Fetchers.Create().DownloadAsync(server.At("/1.mp3"), File, long.MaxValue, null, CancellationToken.None);

        Assert.Equal(OtherAudio, await System.IO.File.ReadAllBytesAsync(File));
        Assert.Equal([0, 300_000, 0], server.Requests.Select(request => request.From));
    }

    [Theory]
    [InlineData("ETag: W/\"1\"", null)]
    [InlineData("X-Nothing: 1", null)]
    [InlineData("Last-Modified: Wed, 21 Oct 2015 07:28:00 GMT", "Wed, 21 Oct 2015 07:28:00 GMT")]
    public async Task Only_a_sure_sign_of_the_same_version_lets_a_download_go_on(string header, string? condition)
    {
        await using var server = new HostileServer((request, stream) => request.Number == 0
            ? stream.AnswerAsync("200 OK", Audio[..300_000], Audio.Length, header)
            : stream.AnswerAsync("200 OK", Audio, header));

        await Fetchers.Create().DownloadAsync(server.At("/1.mp3"), File, long.MaxValue, null, CancellationToken.None);

        Assert.Equal(condition, server.Requests[1]["If-Range"]);
        Assert.Equal(condition is not null, server.Requests[1]["Range"] is not null);
        Assert.Equal(Audio, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Fact]
    public async Task Nothing_more_to_send_means_done()
    {
        await using var server = new HostileServer((request, stream) => request.Number == 0
            ? stream.AnswerAsync("200 OK", Audio, Audio.Length + 1L, "ETag: \"1\"")
            : stream.AnswerAsync("416 Range Not Satisfiable", [], $"Content-Range: bytes */{Audio.Length}"));

        var file = await Fetchers.Create().DownloadAsync(server.At("/1.mp3"), File, long.MaxValue, null, CancellationToken.None);

        Assert.Equal(Audio.Length, file.Bytes);
        Assert.Equal(Audio, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Fact]
    public async Task A_range_that_starts_elsewhere_is_not_believed()
    {
        await using var server = new HostileServer((request, stream) => request.Number switch
        {
            0 => CutAsync(stream),
            1 => stream.AnswerAsync("206 Partial Content", Audio, $"Content-Range: bytes 0-{Audio.Length - 1}/{Audio.Length}", "ETag: \"1\""),
            _ => stream.AnswerAsync("200 OK", Audio),
        });

        await Fetchers.Create().DownloadAsync(server.At("/1.mp3"), File, long.MaxValue, null, CancellationToken.None);

        Assert.Equal(Audio, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Too_much_is_refused_whether_the_host_says_so_or_not(bool says)
    {
        await using var server = new HostileServer((_, stream) => stream.AnswerAsync("200 OK", Audio, says ? Audio.Length : -1));

        var failure = await Assert.ThrowsAsync<FetchException>(() => Fetchers.Create().DownloadAsync(server.At("/1.mp3"), File, 500_000, null, CancellationToken.None));

        Assert.True(failure.Permanent);
        Assert.True(new FileInfo(File).Length <= 500_000);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_refused_download_names_host_and_status()
    {
        await using var server = new HostileServer("403 Forbidden");

        var failure = await Assert.ThrowsAsync<FetchException>(() => Fetchers.Create().DownloadAsync(server.At("/1.mp3"), File, long.MaxValue, null, CancellationToken.None));

        Assert.Equal(HttpStatusCode.Forbidden, failure.Status);
        Assert.StartsWith("127.0.0.1 answers 403 Forbidden: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told_as_one()
    {
        await using var server = new HostileServer((_, stream) => stream.AnswerAsync("200 OK", Audio));

        var failure = await Assert.ThrowsAsync<FetchException>(() => Fetchers.Create().DownloadAsync(server.At("/1.mp3"), "/dev/full", long.MaxValue, null, CancellationToken.None));

        Assert.Contains("The disk is full", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told()
    {
        await using var server = new HostileServer("200 OK");

        var failure = await Assert.ThrowsAsync<FetchException>(() =>
            Fetchers.Create().DownloadAsync(server.At("/1.mp3"), Path.Combine(_folder, "none", "1.part"), long.MaxValue, null, CancellationToken.None));

        Assert.Contains("could not be written", failure.Message, StringComparison.Ordinal);
    }

    private static Task CutAsync(Stream stream) => stream.AnswerAsync("200 OK", Audio[..300_000], Audio.Length, "ETag: \"1\"");

    private static Task RestAsync(HostileRequest request, Stream stream, byte[] audio, string tag) => request["Range"] is null
        ? stream.AnswerAsync("200 OK", audio, $"ETag: {tag}")
        : stream.AnswerAsync("206 Partial Content", audio[request.From..], $"ETag: {tag}", $"Content-Range: bytes {request.From}-{audio.Length - 1}/{audio.Length}");

    private static byte[] RandomBytes(int seed)
    {
        var bytes = new byte[1_000_000];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private sealed class Recorder : IProgress<DownloadProgress>
    {
        public List<DownloadProgress> Reports { get; } = [];

        public void Report(DownloadProgress value) => Reports.Add(value);
    }
}
