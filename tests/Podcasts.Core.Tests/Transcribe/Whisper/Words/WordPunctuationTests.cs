using Podcasts.Core.Transcribe.Whisper.Words;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Words;

public sealed class WordPunctuationTests
{
    [Fact]
    public void Closing_marks_join_the_word_before_and_take_no_time()
    {
        var words = WordPunctuation.Join([new(" Yes", 0, 1, 0.9), new(",", 1, 2, 0.1), new(" no", 2, 3, 0.8), new("?", 3, 4, 0.1), new("!", 4, 5, 0.1)]);

        Assert.Equal([new(" Yes,", 0, 1, 0.9), new(" no?!", 2, 3, 0.8)], words);
    }

    [Fact]
    public void Opening_marks_join_the_word_behind() =>
        Assert.Equal([" He", " (\"said", " so\")"], Join(" He", " (", " \"", "said", " so", "\"", ")").Select(Compact));

    [Theory]
    [InlineData(" well|-|known")]
    [InlineData(" a|%| b")]
    [InlineData(" one |.")]
    public void Other_marks_stay_by_themselves(string words) => Assert.Equal(words.Split('|'), Join(words.Split('|')));

    [Fact]
    public void A_mark_with_nothing_behind_it_stays() => Assert.Equal([" end", " ("], Join(" end", " ("));

    [Fact]
    public void Words_together_read_the_same_before_and_after()
    {
        string[] pieces = [" a", "b", ",", ".", " \"", "\"", " (", ")", " ", "-", " -", "。", "「"];
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            var words = Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]).ToArray();

            Assert.Equal(string.Concat(words), string.Concat(Join(words)));
        }
    }

    // " (" and " \"" are joined with their spaces.
    private static string Compact(string word) => word[..1] + word[1..].Replace(" ", string.Empty, StringComparison.Ordinal);

    private static IEnumerable<string> Join(params string[] words) =>
        WordPunctuation.Join([.. words.Select((word, i) => new TimedWord(word, i, i + 1, 1))]).Select(word => word.Text);
}
