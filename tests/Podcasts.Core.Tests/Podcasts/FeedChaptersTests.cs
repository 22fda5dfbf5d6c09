using Podcasts.Core.Episodes;

namespace Podcasts.Core.Tests.Podcasts;

public sealed class FeedChaptersTests
{
    [Fact]
    public void The_address_of_a_file_of_chapters_is_found() =>
        Assert.Equal(new("https://show.example/1/chapters.json"), Feeds.Item($"<podcast:chapters url=\"/1/chapters.json\" type=\"application/json+chapters\"/>{Feeds.Enclosure}").ChaptersUrl);

    [Theory]
    [InlineData("<podcast:chapters url=\"file:///etc/passwd\" type=\"application/json+chapters\"/>")]
    [InlineData("<podcast:chapters url=\"/1.txt\" type=\"text/plain\"/>")]
    [InlineData("<podcast:chapters/>")]
    public void What_leads_to_no_chapters_is_left_out(string xml) => Assert.Null(Feeds.Item(xml + Feeds.Enclosure).ChaptersUrl);

    [Fact]
    public void Chapters_that_stand_in_the_feed_are_read() => Assert.Equal(
        [
            new Chapter(TimeSpan.Zero, null, "Welcome", null),
            new Chapter(TimeSpan.FromSeconds(187), null, "Podlove", new("https://podlove.example/")),
            new Chapter(new TimeSpan(0, 1, 8, 14, 100), null, "Resumé", null),
        ],
        Feeds.Item($"""
            <psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
            <psc:chapter start="01:08:14.1" title="Resumé"/><psc:chapter start="0" title="Welcome"/>
            <psc:chapter start="3:07" title="Podlove" href="https://podlove.example/"/><psc:chapter start="5" title=" "/><psc:chapter start="later" title="x"/>
            </psc:chapters>{Feeds.Enclosure}
            """).Chapters);
}
