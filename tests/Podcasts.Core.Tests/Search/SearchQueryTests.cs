using Podcasts.Core.Search;

namespace Podcasts.Core.Tests.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("high tide", "high|tide")]
    [InlineData("\"high tide\" tower", "high tide|tower")]
    [InlineData("harb* \"old sea wa\"*", "harb*|old sea wa*")]
    [InlineData("“high tide", "high tide")]
    [InlineData("well-known", "well known")]
    [InlineData("  \"\" * tide !", "tide")]
    [InlineData("tide\"tower wall\"", "tide|tower wall")]
    public void Words_phrases_and_beginnings_are_told_apart(string typed, string phrases) =>
        Assert.Equal(phrases, string.Join('|', SearchQuery.Parse(typed).Phrases.Select(phrase => string.Join(' ', phrase.Words) + (phrase.IsPrefix ? "*" : ""))));

    [Theory]
    [InlineData(null, "Type at least one word")]
    [InlineData(" \"!\" ", "Type at least one word")]
    [InlineData("a*", "Give at least 2 letters")]
    [InlineData("a b c d e f g h i j k l m n o p q", "at most 16 words")]
    public void What_cannot_be_looked_for_is_refused_with_a_way_out(string? typed, string message) =>
        Assert.Contains(message, Assert.Throws<SearchException>(() => SearchQuery.Parse(typed)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_book_is_not_a_search() => Assert.Throws<SearchException>(() => SearchQuery.Parse(new string('a', SearchQuery.LongestText + 1)));
}
