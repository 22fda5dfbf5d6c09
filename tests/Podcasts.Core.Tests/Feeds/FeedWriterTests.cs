using System.Text;
using System.Xml.Linq;
using Podcasts.Core.Feeds;
using Podcasts.Core.Podcasts;

namespace Podcasts.Core.Tests.Feeds;

public sealed class FeedWriterTests
{
    private const string Feed =
        """
        <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><!-- kept --><title>A show</title><x:odd xmlns:x="urn:x" a="1"/>
          <item><guid isPermaLink="false">one</guid><title><![CDATA[One & only]]></title><enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="1"/></item>
          <item><title>Two</title><enclosure url="https://a.example/2.mp3" type="audio/mpeg" length="1"/></item>
        </channel></rss>
        """;

    private static readonly Uri Address = new("https://a.example/feed.xml");

    private static readonly OfferedTranscript Captions = new(new("http://here:5080/api/transcripts/e1.vtt"), "text/vtt", "en", true);

    [Fact]
    public void An_episode_offers_its_transcripts_and_the_others_none()
    {
        var feed = XDocument.Parse(Write(Feed, ("one", Captions)));

        var transcript = Assert.Single(feed.Descendants("{https://podcastindex.org/namespace/1.0}transcript"));
        Assert.Equal("""<podcast:transcript url="http://here:5080/api/transcripts/e1.vtt" type="text/vtt" language="en" rel="captions" xmlns:podcast="https://podcastindex.org/namespace/1.0" />""", transcript.ToString());
        Assert.Equal("one", transcript.Parent!.Element("guid")!.Value);
    }

    [Fact]
    public void Everything_else_is_as_the_publisher_wrote_it()
    {
        var written = Write(Feed, ("one", Captions));

        var without = written.Replace("<podcast:transcript url=\"http://here:5080/api/transcripts/e1.vtt\" type=\"text/vtt\" language=\"en\" rel=\"captions\" />", "", StringComparison.Ordinal)
            .Replace(" xmlns:podcast=\"https://podcastindex.org/namespace/1.0\"", "", StringComparison.Ordinal);
        Assert.Equal(Feed.Replace("a=\"1\"/>", "a=\"1\" />", StringComparison.Ordinal).Replace("length=\"1\"/>", "length=\"1\" />", StringComparison.Ordinal), without[(without.IndexOf("?>", StringComparison.Ordinal) + 2)..].TrimStart());
    }

    [Fact]
    public void An_episode_without_a_guid_is_found_by_its_audio() =>
        Assert.Contains("e1.vtt", Write(Feed, ("https://a.example/2.mp3", Captions)), StringComparison.Ordinal);

    [Fact]
    public void A_feed_that_names_the_namespace_in_its_own_way_keeps_it()
    {
        var feed = Feed.Replace("xmlns:itunes", "xmlns:p20=\"https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md\" xmlns:itunes", StringComparison.Ordinal);

        Assert.Contains("<p20:transcript url", Write(feed, ("one", Captions)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_feed_is_one_that_we_would_add_ourselves_and_the_transcript_is_found_in_it()
    {
        var podcast = PodcastPresenter.Present(Encoding.UTF8.GetBytes(Write(Feed, ("one", Captions))), null, Address);

        Assert.Equal([("one", "http://here:5080/api/transcripts/e1.vtt"), ("https://a.example/2.mp3", null)], podcast.Episodes.Select(episode => (episode.Guid, episode.Transcript?.Url.AbsoluteUri)));
    }

    private static string Write(string feed, params (string Guid, OfferedTranscript Transcript)[] transcripts) => Encoding.UTF8.GetString(FeedWriter.Write(
        PodcastPresenter.Present(Encoding.UTF8.GetBytes(feed), null, Address).Xml,
        Address,
        transcripts.ToDictionary(t => t.Guid, t => (IReadOnlyList<OfferedTranscript>)[t.Transcript])));
}
