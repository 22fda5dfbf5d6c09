using Podcasts.Core.Search;

namespace Podcasts.Core.Tests.Search;

public sealed class SnippetTests
{
    [Theory]
    [InlineData("tide", "The high [tide] and the low [tide].")]
    [InlineData("\"low tide\"", "The high tide and the [low tide].")]
    [InlineData("ti* high", "The [high tide] and the low [tide].")]
    [InlineData("LOW", "The high tide and the [low] tide.")]
    public void What_was_looked_for_is_marked(string query, string marked) => Assert.Equal(marked, Marked("The high tide and the low tide.", query));

    [Fact]
    public void A_long_passage_is_shown_around_the_first_find_only()
    {
        var text = string.Concat(Enumerable.Repeat("nothing of note here ", 30)) + "the lantern burns " + string.Concat(Enumerable.Repeat("and so it goes on ", 30));

        var snippet = Snippet.Of(text, SearchQuery.Parse("lantern"));

        var shown = string.Concat(snippet.Pieces.Select(piece => piece.Text));
        Assert.Equal("lantern", SearchWord.Of(text)[snippet.FirstWord].Text);
        Assert.InRange(shown.Length, 200, 300);
        Assert.StartsWith("… ", shown, StringComparison.Ordinal);
        Assert.EndsWith(" …", shown, StringComparison.Ordinal);
        Assert.Equal("lantern", Assert.Single(snippet.Pieces, piece => piece.Found).Text);
    }

    private static string Marked(string text, string query) =>
        string.Concat(Snippet.Of(text, SearchQuery.Parse(query)).Pieces.Select(piece => piece.Found ? $"[{piece.Text}]" : piece.Text));
}
