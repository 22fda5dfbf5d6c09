using System.Text;
using Podcasts.Core.Fetching;

namespace Podcasts.Core.Tests.Fetching;

public sealed class FetcherRedirectTests
{
    [Fact]
    public async Task Permanent_redirects_move_the_feed_and_temporary_ones_do_not()
    {
        await using var server = new HostileServer((request, stream) => request.Path switch
        {
            "/old.xml" => stream.AnswerAsync("301 Moved Permanently", [], "Location: /new.xml"),
            "/new.xml" => stream.AnswerAsync("302 Found", [], "Location: cdn/feed.xml?token=1"),
            _ => stream.AnswerAsync("200 OK", "<rss/>"u8.ToArray(), "Content-Type: text/xml; charset=\"iso-8859-1\""),
        });

        var feed = await Fetchers.Create().FetchFeedAsync(server.At("/old.xml"), CancellationToken.None);

        Assert.Equal(server.At("/cdn/feed.xml?token=1"), feed.Address);
        Assert.Equal(server.At("/new.xml"), feed.LastingAddress);
        Assert.Equal(("text/xml", "iso-8859-1"), (feed.MediaType, feed.Charset));
    }

    [Fact]
    public async Task Redirects_without_end_are_given_up()
    {
        await using var server = new HostileServer((request, stream) => stream.AnswerAsync("302 Found", [], $"Location: /{request.Number}"));

        var failure = await Assert.ThrowsAsync<FetchException>(() => Fetchers.Create(("MaximumRedirects", "5")).FetchFeedAsync(server.At("/"), CancellationToken.None));

        Assert.True(failure.Permanent);
        Assert.Contains("127.0.0.1", failure.Message, StringComparison.Ordinal);
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task A_login_in_the_address_goes_to_its_origin_and_to_nobody_else()
    {
        await using var other = new HostileServer("200 OK");
        await using var server = new HostileServer((request, stream) => request.Path == "/feed.xml"
            ? stream.AnswerAsync("301 Moved Permanently", [], "Location: /moved.xml")
            : stream.AnswerAsync("301 Moved Permanently", [], $"Location: {other.At("/feed.xml")}"));
        var url = new UriBuilder(server.At("/feed.xml")) { UserName = "ann", Password = "p%40ss" }.Uri;

        var feed = await Fetchers.Create().FetchFeedAsync(url, CancellationToken.None);

        var login = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ann:p@ss"));
        Assert.Equal([login, login], server.Requests.Select(request => request["Authorization"]));
        Assert.Null(Assert.Single(other.Requests)["Authorization"]);
        Assert.Equal(other.At("/feed.xml"), feed.LastingAddress);
    }

    [Fact]
    public async Task A_token_goes_to_its_origin_and_to_nobody_else()
    {
        using var file = new TemporaryFile("model.part");
        await using var other = new HostileServer("200 OK");
        await using var server = new HostileServer((request, stream) => request.Path == "/model"
            ? stream.AnswerAsync("302 Found", [], "Location: /moved")
            : stream.AnswerAsync("302 Found", [], $"Location: {other.At("/model")}"));

        await Fetchers.Create().DownloadAsync(server.At("/model"), new BearerToken(server.At("/"), "hf_secret"), file.Path, 1_000, null, CancellationToken.None);
        await Fetchers.Create().DownloadAsync(other.At("/model"), new BearerToken(server.At("/"), "hf_secret"), file.Path, 1_000, null, CancellationToken.None);

        Assert.Equal(["Bearer hf_secret", "Bearer hf_secret"], server.Requests.Select(request => request["Authorization"]));
        Assert.All(other.Requests, request => Assert.Null(request["Authorization"]));
        Assert.DoesNotContain("hf_secret", new BearerToken(server.At("/"), "hf_secret").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_moves_within_its_origin_keeps_its_login()
    {
        await using var server = new HostileServer((request, stream) => request.Path == "/feed.xml"
            ? stream.AnswerAsync("308 Permanent Redirect", [], "Location: /moved.xml")
            : stream.AnswerAsync("200 OK", []));

        var feed = await Fetchers.Create().FetchFeedAsync(new UriBuilder(server.At("/feed.xml")) { UserName = "ann", Password = "secret" }.Uri, CancellationToken.None);

        Assert.Equal("ann:secret", feed.LastingAddress.UserInfo);
        Assert.Equal("/moved.xml", feed.LastingAddress.AbsolutePath);
    }

    [Fact]
    public async Task Neither_cookies_nor_traces_are_sent()
    {
        await using var server = new HostileServer((request, stream) => request.Path == "/"
            ? stream.AnswerAsync("302 Found", [], "Location: /again", "Set-Cookie: who=me")
            : stream.AnswerAsync("200 OK", []));
        using var activity = new System.Diagnostics.Activity("test").Start();

        await Fetchers.Create().FetchFeedAsync(server.At("/"), CancellationToken.None);

        Assert.All(server.Requests, request => Assert.Null(request["Cookie"] ?? request["traceparent"] ?? request["Referer"]));
        Assert.All(server.Requests, request => Assert.StartsWith("Podcasts/", request["User-Agent"], StringComparison.Ordinal));
    }
}
