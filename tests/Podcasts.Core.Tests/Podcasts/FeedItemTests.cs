namespace Podcasts.Core.Tests.Podcasts;

public sealed class FeedItemTests
{
    [Theory]
    [InlineData("Mon, 03 Jun 2024 06:30:00 +0200", "2024-06-03T04:30:00Z")]
    [InlineData("Mon, 3 Jun 2024 06:30:00 GMT", "2024-06-03T06:30:00Z")]
    [InlineData("Fri, 3 Jun 2024 06:30:00 GMT", "2024-06-03T06:30:00Z")]
    [InlineData("3 June 2024 6:30 UT", "2024-06-03T06:30:00Z")]
    [InlineData("Mon,03 Jun 2024 06:30:00 EST", "2024-06-03T11:30:00Z")]
    [InlineData("Monday, 03-Jun-24 06:30:00 PDT", "2024-06-03T13:30:00Z")]
    [InlineData("Mon, 03 Jun 2024 06:30:00 CEST", "2024-06-03T04:30:00Z")]
    [InlineData("Mon, 03 Jun 2024 06:30:00 GMT+0200", "2024-06-03T04:30:00Z")]
    [InlineData("Mon, 03 Jun 2024 06:30:00 -05:30", "2024-06-03T12:00:00Z")]
    [InlineData("Mon, 03 Jun 2024 06:30:00 +0000 (UTC)", "2024-06-03T06:30:00Z")]
    [InlineData("Mon, 03 Jun 2024 06:30:60 GMT", "2024-06-03T06:30:59Z")]
    [InlineData("September 3, 2024", "2024-09-03T00:00:00Z")]
    [InlineData("03 Jun 99", "1999-06-03T00:00:00Z")]
    [InlineData("  Mon, 03 Jun 2024  06:30:00  GMT ", "2024-06-03T06:30:00Z")]
    [InlineData("2024-06-03T06:30:00+02:00", "2024-06-03T04:30:00Z")]
    [InlineData("2024-06-03", "2024-06-03T00:00:00Z")]
    [InlineData("2024-06-03 06:30:00", "2024-06-03T06:30:00Z")]
    [InlineData("Mon, 33 Jun 2024 06:30:00 GMT", null)]
    [InlineData("Mon, 03 Jun 2024 06:30:00 +9900", null)]
    [InlineData("yesterday", null)]
    [InlineData("", null)]
    public void Dates_are_read_in_all_their_spellings(string text, string? expected) =>
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, null), Feeds.Item($"<pubDate>{text}</pubDate>{Feeds.Enclosure}").Published);

    [Theory]
    [InlineData("<itunes:season>3</itunes:season>", 3)]
    [InlineData("<podcast:season name=\"The sea\"> 2 </podcast:season>", 2)]
    [InlineData("<itunes:season>three</itunes:season>", null)]
    [InlineData("<itunes:season>-3</itunes:season>", null)]
    [InlineData("", null)]
    public void A_season_is_a_number_or_none(string season, int? expected) => Assert.Equal(expected, Feeds.Item(season + Feeds.Enclosure).Season);

    [Theory]
    [InlineData("3600", 3600.0)]
    [InlineData("90.5", 90.5)]
    [InlineData("62:15", 3735.0)]
    [InlineData("1:02", 62.0)]
    [InlineData("01:02:03", 3723.0)]
    [InlineData(" 1:02:03.5 ", 3723.5)]
    [InlineData("PT1H2M3S", 3723.0)]
    [InlineData("0", null)]
    [InlineData("00:00:00", null)]
    [InlineData("-5", null)]
    [InlineData("1:2:3:4", null)]
    [InlineData("about an hour", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("P99999999999D", null)]
    [InlineData("NaN", null)]
    [InlineData("", null)]
    public void Durations_are_read_in_all_their_spellings(string text, double? seconds) =>
        Assert.Equal(seconds, Feeds.Item($"<itunes:duration>{text}</itunes:duration>{Feeds.Enclosure}").Duration?.TotalSeconds);

    [Theory]
    [InlineData("Tom &amp;amp; Jerry", "Tom & Jerry")]
    [InlineData("<![CDATA[<b>Bold</b> &amp; <i>brave</i>]]>", "Bold & brave")]
    [InlineData("&lt;em&gt;Caf&amp;eacute;&lt;/em&gt;", "Café")]
    [InlineData("1 &lt; 2 and I &lt;3 you", "1 < 2 and I <3 you")]
    [InlineData("Two\n   lines&#9;and a tab", "Two lines and a tab")]
    [InlineData("   ", "From iTunes")]
    public void Titles_are_plain_text(string xml, string expected) =>
        Assert.Equal(expected, Feeds.Item($"<title>{xml}</title><itunes:title>From iTunes</itunes:title>{Feeds.Enclosure}").Title);

    [Fact]
    public void A_title_that_is_missing_is_made_of_the_file() =>
        Assert.Equal("my episode", Feeds.Item("""<enclosure url="https://cdn.example/my%20episode.mp3" type="audio/mpeg"/>""").Title);

    [Fact]
    public void An_endless_title_is_cut() => Assert.Equal(500, Feeds.Item($"<title>{new string('x', 100_000)}</title>{Feeds.Enclosure}").Title.Length);

    [Theory]
    [InlineData("1.mp3", "https://show.example/podcast/1.mp3")]
    [InlineData("/1.mp3", "https://show.example/1.mp3")]
    [InlineData("//cdn.example/1.mp3", "https://cdn.example/1.mp3")]
    [InlineData(" https://cdn.example/one two.mp3 ", "https://cdn.example/one%20two.mp3")]
    public void Addresses_start_at_the_feed(string address, string expected) =>
        Assert.Equal(expected, Feeds.Item($"""<enclosure url="{address}" type="audio/mpeg"/>""").AudioUrl.AbsoluteUri);

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://cdn.example/1.mp3")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://")]
    [InlineData("")]
    public void Addresses_of_other_kinds_are_no_audio(string address) =>
        Assert.Empty(Feeds.Present(Feeds.Channel($"""<item><enclosure url="{address}" type="audio/mpeg"/></item>""")).Episodes);

    [Theory]
    [InlineData("""<enclosure url="https://e/a.jpg" type="image/jpeg"/><enclosure url="https://e/b.mp4" type="video/mp4"/><enclosure url="https://e/c.mp3" type="audio/mpeg"/>""", "https://e/c.mp3")]
    [InlineData("""<enclosure url="https://e/b.mp4" type="video/mp4"/><media:content url="https://e/c" type="audio/mp4"/>""", "https://e/c")]
    [InlineData("""<media:group><media:content url="https://e/c.m4a" medium="audio"/></media:group>""", "https://e/c.m4a")]
    [InlineData("""<enclosure url="https://e/c.mp3" type="application/octet-stream"/>""", "https://e/c.mp3")]
    [InlineData("""<enclosure url="https://e/play?id=7"/>""", "https://e/play?id=7")]
    [InlineData("""<enclosure url="https://e/b.mp4" type="video/mp4"/>""", "https://e/b.mp4")]
    public void The_audio_is_chosen_among_all_that_is_attached(string attachments, string expected) => Assert.Equal(new(expected), Feeds.Item(attachments).AudioUrl);

    [Theory]
    [InlineData("""<enclosure url="https://e/a.pdf" type="application/pdf"/>""")]
    [InlineData("""<enclosure url="https://e/a.jpg" type="image/jpeg"/>""")]
    [InlineData("""<enclosure url="https://e/a.html" type="text/html"/>""")]
    public void What_cannot_be_heard_is_no_episode(string attachments) => Assert.Empty(Feeds.Present(Feeds.Channel($"<item><title>A</title>{attachments}</item>")).Episodes);

    [Fact]
    public void Without_a_guid_an_episode_goes_by_its_audio() => Assert.Equal("https://cdn.example/1.mp3", Feeds.Item(Feeds.Enclosure).Guid);

    [Fact]
    public void The_same_item_twice_is_one_episode() =>
        Assert.Single(Feeds.Present(Feeds.Channel($"<item><guid>1</guid>{Feeds.Enclosure}</item><item><guid>1</guid>{Feeds.Enclosure}</item>")).Episodes);

    [Fact]
    public void Episodes_that_share_a_guid_are_told_apart_and_keep_theirs_when_another_comes()
    {
        static string Item(int day) => $"<item><guid>same</guid><pubDate>0{day} Jun 2024 00:00:00 GMT</pubDate><enclosure url=\"https://e/{day}.mp3\" type=\"audio/mpeg\"/></item>";

        var before = Feeds.Present(Feeds.Channel(Item(2) + Item(1))).Episodes;
        var after = Feeds.Present(Feeds.Channel(Item(3) + Item(2) + Item(1))).Episodes;

        Assert.Equal(["same https://e/2.mp3", "same"], before.Select(episode => episode.Guid));
        Assert.Equal(before, after.Skip(1));
    }

    [Fact]
    public void Episodes_without_dates_stay_in_the_order_of_the_feed() => Assert.Equal(
        ["b", "a", "c"],
        Feeds.Present(Feeds.Channel(string.Concat("bac".Select(name => $"<item><guid>{name}</guid><enclosure url=\"https://e/{name}.mp3\"/></item>")))).Episodes.Select(episode => episode.Guid));
}
