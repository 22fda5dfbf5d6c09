using System.Net;
using System.Xml.Linq;

namespace Podcasts.Api.Tests.Feeds;

public sealed class FeedsTests(ApiHost api) : IClassFixture<ApiHost>
{
    private static readonly XName Transcript = "{https://podcastindex.org/namespace/1.0}transcript";

    [Fact]
    public async Task A_shows_feed_links_each_format_of_each_transcript_and_every_link_works()
    {
        var feed = XDocument.Parse(await api.Client.GetStringAsync(await AddressAsync()));

        var links = feed.Descendants(Transcript).ToList();

        Assert.Equal(["text/html", "text/vtt", "application/x-subrip", "application/json"], links.Select(link => (string)link.Attribute("type")!));
        Assert.All(links, link => Assert.Equal(("en", "two"), ((string?)link.Attribute("language"), link.Parent!.Element("guid")!.Value)));
        foreach (var link in links)
        {
            using var file = await api.Client.GetAsync((string)link.Attribute("url")!);
            Assert.Equal((HttpStatusCode.OK, (string)link.Attribute("type")!), (file.StatusCode, file.Content.Headers.ContentType!.MediaType));
            Assert.Equal("*", Assert.Single(file.Headers.GetValues("Access-Control-Allow-Origin")));
        }
    }

    [Fact]
    public async Task The_rest_of_the_feed_is_the_publishers()
    {
        var ours = XDocument.Parse(await api.Client.GetStringAsync(await AddressAsync()));
        var theirs = XDocument.Parse(await api.Client.GetStringAsync(api.Publisher.Feed));

        ours.Descendants(Transcript).Remove();

        Assert.True(XNode.DeepEquals(theirs.Root, ours.Root));
    }

    [Fact]
    public async Task A_player_on_another_website_may_read_it_and_nothing_else()
    {
        var response = await api.Client.GetAsync(await AddressAsync());
        var other = await api.Client.GetAsync("/api/podcasts");

        Assert.Equal(("*", "application/rss+xml"), (Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")), response.Content.Headers.ContentType!.MediaType));
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_reader_that_has_it_already_is_told_so()
    {
        var address = await AddressAsync();
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add((await api.Client.GetAsync(address)).Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await api.Client.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task A_show_that_is_not_here_has_no_feed() =>
        Assert.Contains("no show", await Problem.DetailAsync(await api.Client.GetAsync("/feeds/aaaaaaaaaaaa.xml"), HttpStatusCode.NotFound), StringComparison.Ordinal);

    private async Task<string> AddressAsync() =>
        $"/feeds/{(await api.GetAsync($"/api/episodes/{await api.TranscribedEpisodeAsync()}")).GetProperty("podcast").GetString()}.xml";
}
