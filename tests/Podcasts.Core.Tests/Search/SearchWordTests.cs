using Podcasts.Core.Search;

namespace Podcasts.Core.Tests.Search;

public sealed class SearchWordTests
{
    [Theory]
    [InlineData("The Tide, the TOWER!", "the tide the tower")]
    [InlineData("don't rock ’n’ roll", "dont rock n roll")]
    [InlineData("well-known 3.14", "well known 3 14")]
    [InlineData("Café ÉCOLE Straße Łódź", "cafe ecole strasse lodz")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("Ёлка Σίσυφος", "елка σισυφοσ")]
    [InlineData("東京です", "東 京 で す")]
    [InlineData("♪ – !", "")]
    public void Words_are_cut_the_same_for_every_database(string text, string words) =>
        Assert.Equal(words, string.Join(' ', SearchWord.Of(text).Select(word => word.Text)));

    [Fact]
    public void A_word_knows_its_place_in_the_text()
    {
        const string Text = "Is it «Zoë's»? 😀 Yes";

        Assert.Equal(["Is", "it", "Zoë's", "Yes"], SearchWord.Of(Text).Select(word => Text[word.Start..word.End]));
    }

    [Fact]
    public void A_word_without_an_end_is_cut() => Assert.Equal(SearchWord.Longest, SearchWord.Of(new string('a', 5_000)).Single().Text.Length);
}
