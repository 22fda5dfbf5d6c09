using Podcasts.Core.Transcripts.Editing;

namespace Podcasts.Core.Tests.Transcripts.Editing;

public sealed class WordDiffTests
{
    [Fact]
    public void Words_are_told_apart_as_removed_and_added() => Assert.Equal(
        [new(WordChange.Same, "I am "), new(WordChange.Removed, "Alice "), new(WordChange.Added, "Alys "), new(WordChange.Same, "from Rome.")],
        WordDiff.Of("I am Alice from Rome.", "I am Alys from Rome."));

    [Fact]
    public void Case_and_punctuation_are_changes() =>
        Assert.Equal([new(WordChange.Removed, "rome"), new(WordChange.Added, "Rome.")], WordDiff.Of("rome", "Rome."));

    [Theory]
    [InlineData("", "")]
    [InlineData("", "all new")]
    [InlineData("all gone", "")]
    [InlineData("a b c d", "b d a c")]
    [InlineData("今日は良い天気", "今日は悪い天気")]
    public void Both_texts_can_be_put_together_again(string before, string after)
    {
        var runs = WordDiff.Of(before, after);

        Assert.Equal(after, string.Concat(runs.Where(run => run.Change != WordChange.Removed).Select(run => run.Text)));
        Assert.Equal(before.Split(' '), string.Concat(runs.Where(run => run.Change != WordChange.Added).Select(run => run.Text)).TrimEnd().Split(' '));
    }
}
