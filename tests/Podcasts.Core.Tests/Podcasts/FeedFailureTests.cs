using System.Diagnostics;
using System.Text;
using Podcasts.Core.Podcasts;

namespace Podcasts.Core.Tests.Podcasts;

public sealed class FeedFailureTests
{
    private const string Bomb =
        """
        <?xml version="1.0"?>
        <!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;"><!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">]>
        <rss version="2.0"><channel><title>&lol3;</title></channel></rss>
        """;

    private const string Thief =
        """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&file;</title></channel></rss>""";

    [Theory]
    [InlineData("", "empty feed")]
    [InlineData("  \n\uFEFF ", "empty feed")]
    [InlineData("<!DOCTYPE html><html><head><title>Show</title></head><body></body></html>", "web page, not a podcast feed. Look for the RSS link")]
    [InlineData("<!-- saved --><HTML><body>Not found", "web page")]
    [InlineData("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x\"><html></html>", "web page")]
    [InlineData("{\"version\": \"https://jsonfeed.org/version/1\"}", "JSON")]
    [InlineData("Not found", "plain text")]
    [InlineData("ID3\u0004\u0000\u0000", "plain text or a file")]
    [InlineData("<opml version=\"2.0\"><body/></opml>", "<opml>")]
    [InlineData("<rss version=\"2.0\"></rss>", "no channel")]
    [InlineData("<rss version=\"2.0\"><channel><title>Show</title><item>", "breaks off or is damaged at line 1")]
    [InlineData("<rss version=\"2.0\"><channel><title>Show</channel></rss>", "breaks off or is damaged")]
    [InlineData(Bomb, "document type")]
    [InlineData(Thief, "document type")]
    public void What_is_no_feed_is_told_in_a_sentence(string text, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<FeedException>(() => Feeds.Present(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_web_page_that_names_its_feed_is_a_signpost()
    {
        const string Page = """<!doctype html><html><head><link rel="alternate" type="application/rss+xml" title="Feed" href="/shows/feed.xml"></head></html>""";

        Assert.EndsWith("https://show.example/shows/feed.xml", Assert.Throws<FeedException>(() => Feeds.Present(Page)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_without_end_do_no_harm()
    {
        var deep = "<rss version=\"2.0\"><channel>" + string.Concat(Enumerable.Repeat("<a>", 1_000_000));

        Assert.Contains("nests", Assert.Throws<FeedException>(() => Feeds.Present(deep)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<![CDATA[")]
    [InlineData("<!--")]
    [InlineData("&")]
    [InlineData("& <a ")]
    [InlineData("&#x110000;")]
    [InlineData("<x:a/>")]
    [InlineData("\u0001\uD800")]
    public void Damage_without_end_costs_no_time(string damage)
    {
        var watch = Stopwatch.StartNew();

        Record.Exception(() => Feeds.Present("<rss version=\"2.0\"><channel><title>" + string.Concat(Enumerable.Repeat(damage, 500_000))));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData("<title>Tom & Jerry</title>", "Tom & Jerry")]
    [InlineData("<title>Caf&eacute; &nbsp;&amp; &lt;3 &copy;</title>", "Café & <3 ©")]
    [InlineData("<title>A\u0001B\u000BC&#x1F;D&#0;E\uFFFEF</title>", "ABCDEF")]
    [InlineData("<title><![CDATA[Tom & Jerry]]></title><link>https://e/?a=1&b=2</link>", "Tom & Jerry")]
    [InlineData("<title>Show</title><unknown:thing/><googleplay:author>x</googleplay:author>", "Show")]
    [InlineData("<title>Show</title><description><![CDATA[<!DOCTYPE html><html><body>Notes</body></html>]]></description>", "Show")]
    [InlineData("<title>🎙 Show & Co</title>", "🎙 Show & Co")]
    public void What_is_merely_careless_is_put_right(string xml, string title) =>
        Assert.Equal(title, Feeds.Present($"<rss version=\"2.0\"><channel>{xml}</channel></rss>").Title);

    [Theory]
    [InlineData("\uFEFF  \n", "")]
    [InlineData("\0", "")]
    [InlineData("", "\n<!-- served in 3 ms -->\n<script>track()</script>")]
    public void Noise_around_a_feed_is_passed_over(string before, string after) => Assert.Equal("Show", Feeds.Present(before + Feeds.Channel("") + after).Title);

    [Fact]
    public void Prefixes_that_were_never_declared_mean_what_they_mostly_mean()
    {
        var show = Feeds.Present($"<rss version=\"2.0\"><channel><title>Show</title><itunes:author>Ann</itunes:author><item><itunes:duration>60</itunes:duration>{Feeds.Enclosure}</item></channel></rss>");

        Assert.Equal(("Ann", TimeSpan.FromMinutes(1)), (show.Author, show.Episodes[0].Duration));
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>", "windows-1252", null)]
    [InlineData("<?xml version='1.0' encoding='Windows-1252'?>", "windows-1252", "utf-8")]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-8\"?>", "windows-1252", null)]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-8\"?>", "utf-8", "iso-8859-1")]
    [InlineData("<?xml version=\"1.0\"?>", "windows-1252", "iso-8859-1")]
    [InlineData("", "windows-1252", null)]
    [InlineData("", "utf-8", null)]
    [InlineData("", "utf-8", "no-such-charset")]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-16\"?>", "utf-8", null)]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-16\"?>", "utf-16", null)]
    [InlineData("<?xml version=\"1.1\" encoding=\"utf-8\"?>", "utf-8", null)]
    public void The_encoding_is_found_out(string declaration, string encoding, string? charset)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(encoding).GetBytes(declaration + "<rss version=\"2.0\"><channel><title>Käse – “groß”</title></channel></rss>");

        Assert.Equal("Käse – “groß”", PodcastPresenter.Present(bytes, charset, Feeds.Url).Title);
    }
}
