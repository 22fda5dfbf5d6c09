using System.Text;
using Podcasts.Core.Directories;
using Podcasts.Core.Fetching;
using Podcasts.Core.Tests.Fetching;

namespace Podcasts.Core.Tests.Directories;

public sealed class AppleDirectoryTests
{
    [Fact]
    public async Task Shows_are_found_by_a_name_with_whatever_letters_and_those_without_a_feed_are_left_out()
    {
        await using var server = Answering(
            """
            {"resultCount":4,"results":[
            {"collectionName":"Käse &amp; Brot","artistName":"Ada","feedUrl":"https://a.example/feed.xml","artworkUrl100":"https://a.example/s.jpg","artworkUrl600":"https://a.example/l.jpg","trackCount":7},
            {"collectionName":"Only at Apple's","artistName":"Ben"},
            {"collectionName":"A trick","feedUrl":"file:///etc/passwd"},
            null,
            {"collectionName":"Bare","feedUrl":"http://b.example/"}]}
            """);

        var shows = await Directories.Create<AppleDirectory>(server).FindAsync("Käse & Brot?", CancellationToken.None);

        Assert.Equal(
            [
                new ListedShow("Käse & Brot", "Ada", new("https://a.example/feed.xml"), new("https://a.example/l.jpg")),
                new ListedShow("Bare", "", new("http://b.example/"), null),
            ],
            shows);
        Assert.Equal("/search?media=podcast&entity=podcast&limit=20&country=US&term=K%C3%A4se%20%26%20Brot%3F", server.Requests.Single().Path);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"results\": 5}")]
    [InlineData("{\"results\": [{\"collectionName\": []}]}")]
    public async Task Gibberish_is_refused_with_a_way_out(string answer)
    {
        await using var server = Answering(answer);

        var failure = await Assert.ThrowsAsync<DirectoryException>(() => Directories.Create<AppleDirectory>(server).FindAsync("x", CancellationToken.None));

        Assert.Contains("paste the address of the show's feed", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_has_trouble_is_asked_once_for_somebody_waits()
    {
        await using var server = new HostileServer("503 Service Unavailable");

        await Assert.ThrowsAsync<FetchException>(() => Directories.Create<AppleDirectory>(server).FindAsync("x", CancellationToken.None));

        Assert.Single(server.Requests);
    }

    private static HostileServer Answering(string json) => new((_, stream) => stream.AnswerAsync("200 OK", Encoding.UTF8.GetBytes(json), "Content-Type: text/javascript; charset=utf-8"));
}
