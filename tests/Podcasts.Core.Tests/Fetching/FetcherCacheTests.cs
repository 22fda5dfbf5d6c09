using Podcasts.Core.Fetching;

namespace Podcasts.Core.Tests.Fetching;

public sealed class FetcherCacheTests
{
    private const string Tag = "W/\"7-x\"";
    private const string Day = "Tue, 03 Nov 2026 06:00:00 GMT";

    [Fact]
    public async Task What_a_host_says_about_keeping_its_feed_is_handed_back_word_for_word_and_an_answer_that_nothing_changed_has_no_feed()
    {
        await using var server = new HostileServer((request, stream) => request["If-None-Match"] == Tag && request["If-Modified-Since"] == Day
            ? stream.AnswerAsync("304 Not Modified", [], "Cache-Control: max-age=120")
            : stream.AnswerAsync("200 OK", "<rss/>"u8.ToArray(), $"ETag: {Tag}", $"Last-Modified: {Day}", "Cache-Control: public, max-age=900"));
        var fetcher = Fetchers.Create();

        var first = await fetcher.FetchFeedAsync(server.At("/feed.xml"), CacheHeaders.None, CancellationToken.None);
        var second = await fetcher.FetchFeedAsync(server.At("/feed.xml"), first.Cache, CancellationToken.None);

        Assert.Equal("<rss/>"u8.ToArray(), first.Content!.Bytes);
        Assert.Equal(new CacheHeaders(Tag, Day, TimeSpan.FromMinutes(15)), first.Cache);
        Assert.Equal((null, new CacheHeaders(Tag, Day, TimeSpan.FromMinutes(2))), (second.Content, second.Cache));
        Assert.Null(server.Requests[0]["If-None-Match"]);
    }

    [Fact]
    public async Task A_host_that_answers_not_modified_to_somebody_who_knows_nothing_is_in_the_wrong()
    {
        await using var server = new HostileServer("304 Not Modified");

        await Assert.ThrowsAsync<FetchException>(() => Fetchers.Create(("Attempts", "1")).FetchFeedAsync(server.At("/feed.xml"), CancellationToken.None));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(600, "Cache-Control: max-age=900", "Age: 300")]
    [InlineData(0, "Cache-Control: max-age=100", "Age: 300")]
    [InlineData(0, "Cache-Control: no-cache, max-age=900")]
    [InlineData(3600, "Date: Tue, 03 Nov 2026 06:00:00 GMT", "Expires: Tue, 03 Nov 2026 07:00:00 GMT")]
    [InlineData(0, "Date: Tue, 03 Nov 2026 06:00:00 GMT", "Expires: 0")]
    [InlineData(null, "Cache-Control: nonsense==")]
    public async Task How_long_asking_again_is_pointless_is_told_by_the_host(int? seconds, params string[] headers)
    {
        await using var server = new HostileServer((_, stream) => stream.AnswerAsync("200 OK", "<rss/>"u8.ToArray(), headers));

        var feed = await Fetchers.Create().FetchFeedAsync(server.At("/"), CacheHeaders.None, CancellationToken.None);

        Assert.Equal(seconds, feed.Cache.FreshFor?.TotalSeconds);
    }

    [Fact]
    public async Task A_validator_without_end_is_forgotten()
    {
        await using var server = new HostileServer((_, stream) => stream.AnswerAsync("200 OK", "<rss/>"u8.ToArray(), $"ETag: \"{new string('x', 5000)}\""));

        Assert.Null((await Fetchers.Create().FetchFeedAsync(server.At("/"), CacheHeaders.None, CancellationToken.None)).Cache.ETag);
    }
}
