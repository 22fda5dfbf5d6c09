using System.Text;
using Podcasts.Core.Episodes;
using Podcasts.Core.Podcasts;

namespace Podcasts.Core.Tests.Podcasts;

/// <summary>Feeds for tests, written in place or read from tests/TestData/feeds.</summary>
internal static class Feeds
{
    public const string Enclosure = """<enclosure url="https://cdn.example/1.mp3" type="audio/mpeg" length="1"/>""";

    public static readonly Uri Url = new("https://show.example/podcast/feed.xml");

    public static Podcast Present(string xml) => PodcastPresenter.Present(Encoding.UTF8.GetBytes(xml), null, Url);

    public static Podcast PresentFile(string name) =>
        PodcastPresenter.Present(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "TestData", "feeds", name)), null, Url);

    /// <summary>A whole feed around what a test has to say.</summary>
    public static string Channel(string content) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/" xmlns:podcast="https://podcastindex.org/namespace/1.0">
        <channel><title>Show</title>{content}</channel></rss>
        """;

    /// <summary>The only episode of a feed with one item.</summary>
    public static Episode Item(string content) => Assert.Single(Present(Channel($"<item>{content}</item>")).Episodes);
}
