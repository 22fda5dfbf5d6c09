namespace Podcasts.Core.Tests.Podcasts;

public sealed class ShowNotesTests
{
    [Theory]
    [InlineData("<p>Fine <b>so</b> far</p>", "<p>Fine <b>so</b> far</p>")]
    [InlineData("<script>alert(1)</script>Text", "Text")]
    [InlineData("<img src=x onerror=alert(1)>Text", "Text")]
    [InlineData("<p onclick=\"alert(1)\" style=\"background:url(https://evil.example)\" class=\"x\" id=\"app\">Text</p>", "<p>Text</p>")]
    [InlineData("<a href=\"javascript:alert(1)\">Text</a>", "<a>Text</a>")]
    [InlineData("<a href=\" data:text/html,x\">Text</a>", "<a>Text</a>")]
    [InlineData("<svg><script>alert(1)</script></svg><math><mtext><style>x</style></mtext></math>Text", "Text")]
    [InlineData("<form action=\"https://evil.example\"><input name=\"password\"></form>Text", "Text")]
    [InlineData("<iframe src=\"https://evil.example\"></iframe><object></object><style>p{}</style>Text", "Text")]
    [InlineData("Tom &amp; Jerry", "Tom &amp; Jerry")]
    public void What_strangers_write_is_made_safe(string html, string expected) => Assert.Equal(expected, Notes(html));

    [Theory]
    [InlineData("https://example.com/a", "https://example.com/a")]
    [InlineData("/about", "https://show.example/about")]
    public void Links_open_beside_us_and_lend_no_standing(string address, string expected) =>
        Assert.Equal($"<a href=\"{expected}\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">Text</a>", Notes($"<a href=\"{address}\" target=\"_top\" rel=\"opener\">Text</a>"));

    [Fact]
    public void Plain_notes_keep_their_lines() => Assert.Equal("<p>One<br>two</p><p>three</p>", Notes("One\ntwo\n\n\nthree"));

    [Fact]
    public void Notes_are_taken_where_the_publisher_put_them() => Assert.Equal("<p>From iTunes</p>", Feeds.Item($"<description> </description><itunes:summary>From iTunes</itunes:summary>{Feeds.Enclosure}").Notes);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b><p>")]
    [InlineData("</p><a><i>")]
    [InlineData("<div></x>")]
    [InlineData("<span><div></span>")]
    [InlineData("<ul><li></ol>")]
    public void Notes_that_nest_without_end_lose_their_tags(string tags) =>
        Assert.Equal("<p>Text</p>", Notes(string.Concat(Enumerable.Repeat(tags, 5_000)) + "Text"));

    [Fact]
    public void Endless_notes_are_cut() => Assert.InRange(Notes(new string('x', 1_000_000)).Length, 1, 110_000);

    private static string Notes(string html) => Feeds.Item($"<description><![CDATA[{html}]]></description>{Feeds.Enclosure}").Notes;
}
