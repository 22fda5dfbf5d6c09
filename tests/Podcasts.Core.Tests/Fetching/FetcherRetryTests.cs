using System.Net;
using Podcasts.Core.Fetching;

namespace Podcasts.Core.Tests.Fetching;

public sealed class FetcherRetryTests
{
    [Theory]
    [InlineData("400 Bad Request")]
    [InlineData("401 Unauthorized")]
    [InlineData("403 Forbidden")]
    [InlineData("404 Not Found")]
    [InlineData("410 Gone")]
    [InlineData("204 No Content")]
    [InlineData("304 Not Modified")]
    public async Task What_will_not_pass_is_asked_once_and_told_with_host_and_status(string status)
    {
        await using var server = new HostileServer(status);

        var failure = await Assert.ThrowsAsync<FetchException>(() => Fetchers.Create().FetchFeedAsync(server.At("/feed.xml"), CancellationToken.None));

        Assert.True(failure.Permanent);
        Assert.StartsWith($"127.0.0.1 answers {status}: ", failure.Message, StringComparison.Ordinal);
        Assert.Equal(status[..3], $"{(int)failure.Status!}");
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("500 Internal Server Error")]
    [InlineData("502 Bad Gateway")]
    [InlineData("503 Service Unavailable")]
    [InlineData("408 Request Timeout")]
    [InlineData("429 Too Many Requests")]
    public async Task What_may_pass_is_tried_again(string status)
    {
        await using var server = new HostileServer((request, stream) => stream.AnswerAsync(request.Number < 2 ? status : "200 OK", "<rss/>"u8.ToArray()));

        var feed = await Fetchers.Create().FetchFeedAsync(server.At("/feed.xml"), CancellationToken.None);

        Assert.Equal("<rss/>"u8.ToArray(), feed.Bytes);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Trouble_that_stays_is_told_in_the_end()
    {
        await using var server = new HostileServer("503 Service Unavailable");

        var failure = await Assert.ThrowsAsync<FetchException>(() => Fetchers.Create(("Attempts", "3")).FetchFeedAsync(server.At("/feed.xml"), CancellationToken.None));

        Assert.False(failure.Permanent);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, failure.Status);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_host_that_asks_to_wait_is_given_the_time()
    {
        await using var server = new HostileServer((request, stream) => request.Number == 0
            ? stream.AnswerAsync("429 Too Many Requests", [], "Retry-After: 42")
            : stream.AnswerAsync("200 OK", []));
        var time = new HastyTime();

        await Fetchers.Create(time, ("IdleTimeout", "01:00:00"), ("PageTimeout", "01:00:00")).FetchFeedAsync(server.At("/feed.xml"), CancellationToken.None);

        Assert.Contains(TimeSpan.FromSeconds(42), time.Waits);
    }

    [Fact]
    public async Task A_host_that_asks_to_wait_too_long_is_told()
    {
        await using var server = new HostileServer("429 Too Many Requests", "Retry-After: 1800");

        var failure = await Assert.ThrowsAsync<FetchException>(() => Fetchers.Create().FetchFeedAsync(server.At("/feed.xml"), CancellationToken.None));

        Assert.Contains("30 minutes", failure.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(30), failure.RetryAfter);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_made_again()
    {
        await using var server = new HostileServer((request, stream) => stream.AnswerAsync("200 OK", "<rss/>"u8.ToArray(), request.Number == 0 ? 1_000 : 6));

        var feed = await Fetchers.Create().FetchFeedAsync(server.At("/feed.xml"), CancellationToken.None);

        Assert.Equal("<rss/>"u8.ToArray(), feed.Bytes);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_is_down_is_told()
    {
        int port;
        await using (var server = new HostileServer("200 OK"))
        {
            port = server.Port;
        }

        var failure = await Assert.ThrowsAsync<FetchException>(() => Fetchers.Create().FetchFeedAsync(new($"http://127.0.0.1:{port}/"), CancellationToken.None));

        Assert.False(failure.Permanent);
        Assert.Contains("takes no connection", failure.Message, StringComparison.Ordinal);
    }
}
