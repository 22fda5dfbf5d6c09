using Podcasts.Core.Fetching;

namespace Podcasts.Core.Tests.Fetching;

public sealed class FetcherRefusalTests
{
    [Theory]
    [InlineData("http://127.0.0.1/feed.xml")]
    [InlineData("http://localhost/feed.xml")]
    [InlineData("http://[::1]/feed.xml")]
    [InlineData("http://0.0.0.0/feed.xml")]
    [InlineData("http://[::]/feed.xml")]
    [InlineData("http://2130706433/feed.xml")]
    [InlineData("http://0x7f.1/feed.xml")]
    [InlineData("http://0177.0.0.1/feed.xml")]
    [InlineData("http://127.1/feed.xml")]
    [InlineData("http://[::ffff:127.0.0.1]/feed.xml")]
    [InlineData("http://[64:ff9b::7f00:1]/feed.xml")]
    [InlineData("http://[2002:7f00:1::]/feed.xml")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("https://10.0.0.1/feed.xml")]
    [InlineData("http://192.168.0.1/feed.xml")]
    public async Task Private_addresses_are_refused_however_they_are_spelled(string url)
    {
        var failure = await Assert.ThrowsAsync<FetchException>(() => Fetchers.CreateStrict().FetchFeedAsync(new(url), CancellationToken.None));

        Assert.True(failure.Permanent);
        Assert.Contains("private network", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com/feed.xml")]
    [InlineData("gopher://example.com/")]
    [InlineData("data:text/xml,<rss/>")]
    public async Task Only_http_and_https_are_fetched(string url)
    {
        var failure = await Assert.ThrowsAsync<FetchException>(() => Fetchers.Create().FetchFeedAsync(new(url), CancellationToken.None));

        Assert.True(failure.Permanent);
        Assert.Contains("Only http and https", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://localhost:1/")]
    [InlineData("//[::1]:1/")]
    public async Task A_redirect_to_a_private_address_is_refused(string target)
    {
        await using var server = new HostileServer("302 Found", $"Location: {target}");
        var fetcher = Fetchers.CreateStrict();
        fetcher.AllowOrigin(server.At("/"), "/samples/");

        var failure = await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchFeedAsync(server.At("/samples/feed.xml"), CancellationToken.None));

        Assert.Contains("private network", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_redirect_to_a_file_is_refused()
    {
        await using var server = new HostileServer("302 Found", "Location: file:///etc/passwd");

        var failure = await Assert.ThrowsAsync<FetchException>(() => Fetchers.Create().FetchFeedAsync(server.At("/"), CancellationToken.None));

        Assert.Contains("Only http and https", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_apps_own_samples_are_let_through()
    {
        await using var server = new HostileServer((_, stream) => stream.AnswerAsync("200 OK", "<rss/>"u8.ToArray()));
        var fetcher = Fetchers.CreateStrict();
        fetcher.AllowOrigin(server.At("/"), "/samples/");

        var feed = await fetcher.FetchFeedAsync(server.At("/samples/show/feed.xml"), CancellationToken.None);

        Assert.Equal("<rss/>"u8.ToArray(), feed.Bytes);
    }

    [Theory]
    [InlineData("/api/health")]
    [InlineData("/samples")]
    [InlineData("/samples/../api/health")]
    [InlineData("/samples/%2e%2e/api/health")]
    [InlineData("/samples/..%2fapi/health")]
    [InlineData("/samples/..\\api/health")]
    [InlineData("/Samples/feed.xml")]
    public async Task Nothing_else_of_the_app_is_let_through(string path)
    {
        await using var server = new HostileServer("200 OK");
        var fetcher = Fetchers.CreateStrict();
        fetcher.AllowOrigin(server.At("/"), "/samples/");

        // A connection that is open already must not carry it either.
        await fetcher.FetchFeedAsync(server.At("/samples/feed.xml"), CancellationToken.None);
        await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchFeedAsync(server.At(path), CancellationToken.None));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_told()
    {
        var failure = await Assert.ThrowsAsync<FetchException>(() => Fetchers.CreateStrict().FetchFeedAsync(new("https://no-such-show.invalid/feed.xml"), CancellationToken.None));

        Assert.Contains("no-such-show.invalid", failure.Message, StringComparison.Ordinal);
    }
}
