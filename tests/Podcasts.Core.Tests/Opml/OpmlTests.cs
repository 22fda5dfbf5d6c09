using System.Text;
using Podcasts.Core.Opml;

namespace Podcasts.Core.Tests.Opml;

public sealed class OpmlTests
{
    [Fact]
    public void A_list_is_read_back_as_it_was_written()
    {
        OpmlShow[] shows = [new(new("https://a.example/feed?a=1&b=2"), "Ann & Bob's \"show\""), new(new("https://b.example/feed"), "1 < 2")];

        Assert.Equal(shows, OpmlReader.Read(OpmlWriter.Write(shows, DateTimeOffset.UnixEpoch)));
    }

    [Fact]
    public void Folders_are_walked_and_a_show_that_is_listed_twice_is_one()
    {
        var shows = Read("""<opml version="1.0"><body><outline text="News"><outline text="A" xmlUrl="https://a.example/f"/><outline text="A again" xmlUrl="https://a.example/f"/></outline><outline text="B" type="rss" xmlUrl=" http://b.example/f "/><outline text="no feed"/><outline xmlUrl="file:///etc/passwd"/></body></opml>""");

        Assert.Equal(["A https://a.example/f", "B http://b.example/f"], shows.Select(show => $"{show.Title} {show.FeedUrl}"));
    }

    [Theory]
    [InlineData("<rss version=\"2.0\"/>", "another kind")]
    [InlineData("<opml><body/></opml>", "names no feeds")]
    [InlineData("<opml><body>", "no OPML")]
    [InlineData("hello", "no OPML")]
    [InlineData("<!DOCTYPE opml [<!ENTITY a \"b\">]><opml>&a;</opml>", "no OPML")]
    public void What_is_no_list_is_refused_with_a_way_out(string file, string reason) =>
        Assert.Contains(reason, Assert.Throws<OpmlException>(() => Read(file)).Message, StringComparison.Ordinal);

    private static IReadOnlyList<OpmlShow> Read(string file) => OpmlReader.Read(Encoding.UTF8.GetBytes(file));
}
