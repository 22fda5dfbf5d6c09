using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Podcasts.Core.Fetching;

namespace Podcasts.Core.Tests.Fetching;

/// <summary>What a host can try that means harm: each is refused, soon, in a sentence, and nothing is sent where it should not go.</summary>
public sealed class FetcherTrickTests
{
    [Fact]
    public async Task A_name_that_turns_private_between_two_looks_reaches_nothing_private()
    {
        await using var server = new HostileServer("200 OK");
        var asked = new ConcurrentQueue<string>();
        var fetcher = Create((host, _) =>
        {
            asked.Enqueue(host);
            return Task.FromResult<IPAddress[]>(asked.Count == 1 ? [IPAddress.Parse("192.0.1.1")] : [IPAddress.Loopback]);
        });

        var failure = await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchFeedAsync(new($"http://rebind.example:{server.Port}/"), CancellationToken.None));

        // One look for each connection: the address that was checked is the one that is called.
        Assert.Equal(["rebind.example", "rebind.example"], asked);
        Assert.Contains("private network", failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Of_a_names_addresses_only_the_public_ones_are_called()
    {
        await using var server = new HostileServer("200 OK");
        var fetcher = Create((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("192.0.1.1"), IPAddress.Loopback, IPAddress.IPv6Loopback]));

        await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchFeedAsync(new($"http://both.example:{server.Port}/"), CancellationToken.None));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Of_a_thousand_redirects_eight_are_followed()
    {
        await using var server = new HostileServer((request, stream) => request.Number < 1_000
            ? stream.AnswerAsync("302 Found", [], $"Location: /{request.Number + 1}")
            : stream.AnswerAsync("200 OK", "<rss/>"u8.ToArray()));

        var failure = await Assert.ThrowsAsync<FetchException>(() => Fetchers.Create().FetchFeedAsync(server.At("/0"), CancellationToken.None));

        Assert.Contains("8 redirects were followed", failure.Message, StringComparison.Ordinal);
        Assert.Equal(9, server.Requests.Count);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_bomb_of_any_packing_takes_no_memory_and_no_disk(string encoding)
    {
        var bomb = await BombAsync(encoding);
        await using var server = new HostileServer((_, stream) => stream.AnswerAsync("200 OK", bomb, $"Content-Encoding: {encoding}"));
        using var file = new TemporaryFile("episode.part");
        var fetcher = Fetchers.Create(("MaximumFeedBytes", "4000000"), ("MaximumImageBytes", "4000000"), ("Attempts", "1"));

        var before = GC.GetTotalAllocatedBytes();
        await AssertTooLargeAsync(() => fetcher.FetchFeedAsync(server.At("/"), CancellationToken.None));
        await AssertTooLargeAsync(() => fetcher.FetchImageAsync(server.At("/"), CancellationToken.None));
        await AssertTooLargeAsync(() => fetcher.DownloadAsync(server.At("/"), file.Path, 4_000_000, null, CancellationToken.None));

        Assert.True(new FileInfo(file.Path).Length <= 4_000_000);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 1L << 30, "Much more was unpacked than is allowed.");
    }

    [Fact]
    public async Task A_body_that_is_longer_than_its_claim_is_cut_there()
    {
        await using var server = new HostileServer((_, stream) => stream.AnswerAsync("200 OK", "<rss/>HTTP/1.1 200 OK\r\n\r\nevil"u8.ToArray(), 6));

        Assert.Equal("<rss/>"u8.ToArray(), (await Fetchers.Create().FetchFeedAsync(server.At("/"), CancellationToken.None)).Bytes);
    }

    [Theory]
    [InlineData("Content-Length: -1")]
    [InlineData("Content-Length: 99999999999999999999")]
    [InlineData("Content-Length: 6\r\nContent-Length: 600")]
    [InlineData("Content-Length: 600")]
    [InlineData("Transfer-Encoding: chunked")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 6")]
    public async Task A_length_that_is_not_true_is_told(string header)
    {
        await using var server = new HostileServer((_, stream) => stream.AnswerAsync("200 OK", "<rss/>"u8.ToArray(), -1, header));

        var failure = await Record.ExceptionAsync(() => Fetchers.Create(("Attempts", "1"), ("IdleTimeout", "00:00:01")).FetchFeedAsync(server.At("/"), CancellationToken.None));

        // A length that is no number may be passed over, since the connection ends where the body does.
        Assert.True(failure is null or FetchException, failure?.ToString());
        Assert.True(failure is FetchException || header is "Content-Length: -1" or "Content-Length: 99999999999999999999" or "Content-Length: 6\r\nContent-Length: 600", header);
    }

    [Fact]
    public async Task Headers_that_drip_are_given_up()
    {
        await using var server = new HostileServer(async (_, stream) =>
        {
            foreach (var letter in Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nX-Slow: " + new string('a', 1_000)))
            {
                await stream.WriteAsync(new[] { letter });
                await Task.Delay(20);
            }
        });

        var failure = await Assert.ThrowsAsync<FetchException>(() => Fetchers.Create(("IdleTimeout", "00:00:00.3"), ("Attempts", "1")).FetchFeedAsync(server.At("/"), CancellationToken.None));

        Assert.Contains("too slowly", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_host_says_cannot_add_a_header_to_the_next_request()
    {
        await using var server = new HostileServer((request, stream) => request.Path == "/"
            ? stream.AnswerAsync("302 Found", [], "Location: /next?a=%0d%0aX-Injected:%201\r\n X-Injected: 2")
            : stream.AnswerAsync("200 OK", "<rss/>"u8.ToArray(), "ETag: \"a\"\r\n X-Injected: 3", "Last-Modified: now\r\n\tX-Injected: 4"));
        var fetcher = Fetchers.Create();

        var first = await fetcher.FetchFeedAsync(server.At("/feed.xml"), CacheHeaders.None, CancellationToken.None);
        await fetcher.FetchFeedAsync(server.At("/feed.xml"), first.Cache, CancellationToken.None);
        await Record.ExceptionAsync(() => fetcher.FetchFeedAsync(server.At("/"), CancellationToken.None));
        await fetcher.FetchFeedAsync(server.At("/feed.xml"), new CacheHeaders("\"a\"\r\nX-Injected: 5", "now\nX-Injected: 6", null), CancellationToken.None);
        await fetcher.FetchJsonAsync(server.At("/json"), new OriginHeaders(server.At("/"), new Dictionary<string, string> { ["X-Key"] = "a\r\nX-Injected: 7" }), CancellationToken.None);
        await fetcher.FetchFeedAsync(new UriBuilder(server.At("/login")) { UserName = "ann", Password = "%0d%0aX-Injected:8" }.Uri, CancellationToken.None);

        Assert.All(server.Requests, request => Assert.Null(request["X-Injected"]));
    }

    private static Fetcher Create(NameLookup lookup) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(lookup)
        .AddPodcastsCore(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Fetching:Attempts"] = "2",
            ["Fetching:RetryDelay"] = "00:00:00.001",
            ["Fetching:ConnectTimeout"] = "00:00:00.5",
        }).Build())
        .BuildServiceProvider()
        .GetRequiredService<Fetcher>();

    private static async Task<byte[]> BombAsync(string encoding)
    {
        using var bomb = new MemoryStream();
        await using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(bomb, CompressionLevel.Fastest, leaveOpen: true),
            _ => new BrotliStream(bomb, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            var nothing = new byte[1 << 20];
            for (var i = 0; i < 500; i++)
            {
                await packer.WriteAsync(nothing);
            }
        }

        return bomb.ToArray();
    }

    private static async Task AssertTooLargeAsync(Func<Task> fetch) =>
        Assert.Contains("that are allowed", (await Assert.ThrowsAsync<FetchException>(fetch)).Message, StringComparison.Ordinal);
}
