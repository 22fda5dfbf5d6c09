using System.Diagnostics;
using System.IO.Compression;
using Podcasts.Core.Fetching;

namespace Podcasts.Core.Tests.Fetching;

public sealed class FetcherBoundsTests
{
    private static readonly byte[] Megabyte = new byte[1 << 20];

    [Fact]
    public async Task A_feed_of_100_MB_is_refused_before_it_is_read()
    {
        await using var server = new HostileServer((_, stream) => stream.AnswerAsync("200 OK", Megabyte, 100L << 20));

        await AssertTooLargeAsync(Fetchers.Create(), server);
    }

    [Fact]
    public async Task An_endless_feed_is_given_up()
    {
        await using var server = new HostileServer(async (_, stream) =>
        {
            await stream.AnswerAsync("200 OK", [], -1);
            while (true)
            {
                await stream.WriteAsync(Megabyte);
            }
        });

        await AssertTooLargeAsync(Fetchers.Create(("MaximumFeedBytes", "4000000")), server);
    }

    [Fact]
    public async Task A_gzip_bomb_is_given_up()
    {
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < 50; i++)
            {
                await gzip.WriteAsync(Megabyte);
            }
        }

        await using var server = new HostileServer((_, stream) => stream.AnswerAsync("200 OK", bomb.ToArray(), "Content-Encoding: gzip"));

        Assert.True(bomb.Length < 1_000_000);
        await AssertTooLargeAsync(Fetchers.Create(("MaximumFeedBytes", "4000000")), server);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Compressed_feeds_are_unpacked(string encoding)
    {
        using var packed = new MemoryStream();
        await using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionMode.Compress, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionMode.Compress, leaveOpen: true),
            _ => new BrotliStream(packed, CompressionMode.Compress, leaveOpen: true),
        })
        {
            await packer.WriteAsync("<rss/>"u8.ToArray());
        }

        await using var server = new HostileServer((_, stream) => stream.AnswerAsync("200 OK", packed.ToArray(), $"Content-Encoding: {encoding}"));

        Assert.Equal("<rss/>"u8.ToArray(), (await Fetchers.Create().FetchFeedAsync(server.At("/"), CancellationToken.None)).Bytes);
    }

    [Fact]
    public async Task A_slow_drip_is_given_up()
    {
        await using var server = new HostileServer(async (_, stream) =>
        {
            await stream.AnswerAsync("200 OK", [], -1);
            while (true)
            {
                await stream.WriteAsync(Megabyte.AsMemory(0, 1));
                await Task.Delay(20);
            }
        });

        await AssertTooSlowAsync(Fetchers.Create(("IdleTimeout", "00:00:00.3"), ("Attempts", "1")), server);
    }

    [Fact]
    public async Task A_host_that_takes_the_call_and_says_nothing_is_given_up()
    {
        await using var server = new HostileServer((_, _) => Task.Delay(TimeSpan.FromSeconds(20)));

        await AssertTooSlowAsync(Fetchers.Create(("IdleTimeout", "00:00:00.3"), ("Attempts", "1")), server);
    }

    [Fact]
    public async Task A_steady_trickle_runs_out_of_time_in_all()
    {
        await using var server = new HostileServer(async (_, stream) =>
        {
            await stream.AnswerAsync("200 OK", [], -1);
            while (true)
            {
                await stream.WriteAsync(Megabyte.AsMemory(0, 20_000));
                await Task.Delay(20);
            }
        });

        await AssertTooSlowAsync(Fetchers.Create(("PageTimeout", "00:00:00.5"), ("Attempts", "1")), server);
    }

    [Fact]
    public async Task Pressing_cancel_is_no_failure_of_the_host()
    {
        await using var server = new HostileServer((_, _) => Task.Delay(TimeSpan.FromSeconds(20)));
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fetchers.Create().FetchFeedAsync(server.At("/"), cancelled.Token));
        Assert.True(server.Requests.Count <= 1);
    }

    [Fact]
    public async Task Pictures_are_told_by_their_bytes()
    {
        byte[] png = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 0, 0];
        await using var server = new HostileServer((request, stream) =>
            stream.AnswerAsync("200 OK", request.Path == "/art" ? png : "<svg onload='alert(1)'/>"u8.ToArray(), "Content-Type: image/svg+xml"));
        var fetcher = Fetchers.Create();

        Assert.Equal("image/png", (await fetcher.FetchImageAsync(server.At("/art"), CancellationToken.None)).MediaType);
        await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchImageAsync(server.At("/script"), CancellationToken.None));
    }

    private static async Task AssertTooLargeAsync(Fetcher fetcher, HostileServer server)
    {
        var failure = await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchFeedAsync(server.At("/feed.xml"), CancellationToken.None));

        Assert.True(failure.Permanent);
        Assert.Contains("MB that are allowed", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    private static async Task AssertTooSlowAsync(Fetcher fetcher, HostileServer server)
    {
        var watch = Stopwatch.StartNew();

        var failure = await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchFeedAsync(server.At("/feed.xml"), CancellationToken.None));

        Assert.False(failure.Permanent);
        Assert.Contains("too slowly", failure.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"It took {watch.Elapsed}.");
    }
}
