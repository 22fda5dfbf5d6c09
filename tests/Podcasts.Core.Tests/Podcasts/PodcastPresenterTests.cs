using System.Text;
using Podcasts.Core.Podcasts;
using Podcasts.Core.Tests.Fetching;

namespace Podcasts.Core.Tests.Podcasts;

public sealed class PodcastPresenterTests
{
    [Fact]
    public void A_typical_show_is_presented_whole()
    {
        var show = Feeds.PresentFile("typical.xml");

        Assert.Equal(Feeds.Url, show.FeedUrl);
        Assert.Equal("Letters & Numbers", show.Title);
        Assert.Equal("<p>Two people <b>count</b>.</p>", show.Description);
        Assert.Equal("Ann & Bob", show.Author);
        Assert.Equal(new("https://letters.example/art.jpg"), show.ImageUrl);
        Assert.Equal("en-gb", show.Language);
        Assert.Equal(["Two", "One"], show.Episodes.Select(episode => episode.Title));
        var one = show.Episodes[1];
        Assert.Equal("letters-1", one.Guid);
        Assert.Equal(new DateTimeOffset(2024, 6, 3, 4, 30, 0, TimeSpan.Zero), one.Published);
        Assert.Equal(TimeSpan.Zero, one.Published!.Value.Offset);
        Assert.Equal(new TimeSpan(1, 2, 3), one.Duration);
        Assert.Equal(new("https://cdn.example/1.mp3?key=a&b=c"), one.AudioUrl);
        Assert.Equal("audio/mpeg", one.AudioType);
        Assert.Equal(new("https://letters.example/1.jpg"), one.ImageUrl);
        Assert.Null(show.Episodes[0].ImageUrl);
    }

    [Fact]
    public void An_Atom_feed_is_presented_with_addresses_from_its_base()
    {
        var show = Feeds.PresentFile("atom.xml");

        Assert.Equal(("Atoms & Molecules", "Carla", new("https://atom.example/show/art.png")), (show.Title, show.Author, show.ImageUrl));
        Assert.Equal("<p>Small things.</p>", show.Description);
        Assert.Equal(["Hydrogen", "Helium"], show.Episodes.Select(episode => episode.Title));
        var helium = show.Episodes[1];
        Assert.Equal(("tag:atom.example,2024:he", new("https://atom.example/show/audio/he.ogg"), "audio/ogg"), (helium.Guid, helium.AudioUrl, helium.AudioType));
        Assert.Equal(new DateTimeOffset(2024, 6, 1, 8, 0, 0, TimeSpan.Zero), helium.Published);
        Assert.Equal("<p>Light.</p>", helium.Notes);
    }

    [Fact]
    public void A_feed_of_RSS_1_is_presented()
    {
        var show = Feeds.PresentFile("rss1.xml");

        Assert.Equal(("Old", "Dora"), (show.Title, show.Author));
        var first = Assert.Single(show.Episodes);
        Assert.Equal(("First", TimeSpan.FromSeconds(90), new("https://old.example/1.mp3")), (first.Title, first.Duration, first.AudioUrl));
        Assert.Equal(new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.Zero), first.Published);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" version=\"0.92\"")]
    [InlineData(" version=\"3\"")]
    public void The_version_of_RSS_does_not_matter(string version)
    {
        var show = Feeds.Present($"<rss{version}><channel><title>Show</title><item><guid>g</guid>{Feeds.Enclosure}</item></channel></rss>");

        Assert.Equal("g", Assert.Single(show.Episodes).Guid);
    }

    [Fact]
    public void A_show_without_a_title_goes_by_its_host() => Assert.Equal("show.example", Feeds.Present("<rss version=\"2.0\"><channel></channel></rss>").Title);

    [Fact]
    public void Two_thousand_episodes_are_read_in_no_time()
    {
        var items = string.Concat(Enumerable.Range(0, 2_000).Select(i =>
            $"<item><title>Episode {i} &amp; more</title><guid>{i}</guid><pubDate>{new DateTime(2020, 1, 1).AddHours(i):r}</pubDate>"
            + $"<description><![CDATA[{string.Concat(Enumerable.Repeat("<p>Some <b>notes</b> with a <a href=\"https://example.com/\">link</a>.</p>", 5))}]]></description>"
            + $"<enclosure url=\"https://cdn.example/{i}.mp3\" type=\"audio/mpeg\" length=\"1\"/></item>"));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var show = Feeds.Present(Feeds.Channel(items));

        Assert.Equal(2_000, show.Episodes.Count);
        Assert.Equal(("1999", "0"), (show.Episodes[0].Guid, show.Episodes[^1].Guid));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task A_feed_is_fetched_and_remembers_where_it_moved()
    {
        await using var server = new HostileServer((request, stream) => request.Path == "/feed.xml"
            ? stream.AnswerAsync("301 Moved Permanently", [], "Location: /new/feed.xml")
            : stream.AnswerAsync(
                "200 OK",
                Encoding.Latin1.GetBytes("<rss version=\"2.0\"><channel><title>Käse</title><item><enclosure url=\"1.mp3\" type=\"audio/mpeg\"/></item></channel></rss>"),
                "Content-Type: text/xml; charset=iso-8859-1"));

        var show = await new PodcastPresenter(Fetchers.Create()).PresentAsync(server.At("/feed.xml"), CancellationToken.None);

        Assert.Equal(("Käse", server.At("/new/feed.xml")), (show.Title, show.FeedUrl));
        Assert.Equal(server.At("/new/1.mp3"), show.Episodes[0].AudioUrl);
    }
}
