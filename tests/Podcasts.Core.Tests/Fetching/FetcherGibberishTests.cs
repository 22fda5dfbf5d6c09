using System.Net;
using System.Net.Sockets;
using System.Text;
using Podcasts.Core.Fetching;

namespace Podcasts.Core.Tests.Fetching;

public sealed class FetcherGibberishTests
{
    [Theory]
    [InlineData("220 mail.example ESMTP ready\r\n")]
    [InlineData("HTTP/1.1 abc\r\n\r\n")]
    public async Task What_is_no_web_server_is_told(string greeting)
    {
        await using var server = new HostileServer(async (_, stream) => await stream.WriteAsync(Encoding.ASCII.GetBytes(greeting)));

        Assert.Contains("does not answer as a web server does", (await FailAsync(server.At("/"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_without_end_are_given_up()
    {
        await using var server = new HostileServer(async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray());
            while (true)
            {
                await stream.WriteAsync("X-More: and more\r\n"u8.ToArray());
            }
        });

        Assert.Contains("does not answer as a web server does", (await FailAsync(server.At("/"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_without_https_is_told()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var failing = FailAsync(new($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
        using (var client = await listener.AcceptTcpClientAsync())
        {
            await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        }

        var failure = await failing;
        Assert.True(failure.Permanent);
        Assert.Contains("No safe connection", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_package_is_told()
    {
        await using var server = new HostileServer((_, stream) => stream.AnswerAsync("200 OK", "this is not gzip"u8.ToArray(), "Content-Encoding: gzip"));

        Assert.Contains("127.0.0.1", (await FailAsync(server.At("/"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_package_is_told()
    {
        await using var server = new HostileServer((_, stream) => stream.AnswerAsync("200 OK", "?"u8.ToArray(), "Content-Encoding: rot13"));

        Assert.Contains("'rot13'", (await FailAsync(server.At("/"))).Message, StringComparison.Ordinal);
    }

    private static Task<FetchException> FailAsync(Uri url) =>
        Assert.ThrowsAsync<FetchException>(() => Fetchers.Create(("Attempts", "1")).FetchFeedAsync(url, CancellationToken.None));
}
