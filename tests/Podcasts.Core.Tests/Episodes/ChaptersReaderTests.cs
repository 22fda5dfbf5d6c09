using System.Text;
using Podcasts.Core.Episodes;

namespace Podcasts.Core.Tests.Episodes;

public sealed class ChaptersReaderTests
{
    private static readonly Uri Url = new("https://show.example/chapters/1.json");

    [Fact]
    public void Chapters_come_in_order_with_what_is_meant_for_a_table_of_contents() => Assert.Equal(
        [
            new Chapter(TimeSpan.Zero, null, "Hello & welcome", null),
            new Chapter(TimeSpan.FromSeconds(61.5), TimeSpan.FromSeconds(90), "The tower", new("https://show.example/tower")),
            new Chapter(TimeSpan.FromSeconds(100), null, "Chapter 3", null),
        ],
        Read("""
            {"version": "1.2.0", "chapters": [
              {"startTime": 61.5, "endTime": 90, "title": "<b>The</b> tower", "url": "/tower", "img": "https://stranger.example/1.png"},
              {"startTime": "0", "title": "Hello &amp; welcome", "url": "javascript:alert(1)"},
              {"startTime": 70, "title": "A picture only", "toc": false},
              {"startTime": 100, "endTime": 3},
            ]}
            """));

    [Fact]
    public void Times_that_are_none_are_left_out() => Assert.Empty(Read(
        """{"chapters": [{"startTime": -1, "title": "a"}, {"startTime": 1e300, "title": "b"}, {"startTime": "soon", "title": "c"}, {"title": "d"}, 5, null]}"""));

    [Fact]
    public void A_list_without_end_is_cut() =>
        Assert.Equal(Chapter.Most, Read($$"""{"chapters": [{{string.Join(',', Enumerable.Range(0, 5000).Select(i => $$"""{"startTime": {{i}}, "title": "t"}"""))}}]}""").Count);

    [Theory]
    [InlineData("<!doctype html><title>Not here</title>")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"chapters": {}}""")]
    [InlineData("""{"chapters": [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}""")]
    public void What_are_no_chapters_is_refused_in_a_sentence(string json)
    {
        var failure = Assert.Throws<ChaptersException>(() => Read(json));

        Assert.Contains("show.example", failure.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Chapter> Read(string json) => ChaptersReader.Read(Encoding.UTF8.GetBytes(json), Url);
}
