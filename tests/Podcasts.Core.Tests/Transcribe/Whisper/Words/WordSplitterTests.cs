using Podcasts.Core.Transcribe.Whisper.Ggml;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using Podcasts.Core.Transcribe.Whisper.Words;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Words;

public sealed class WordSplitterTests
{
    private const string Multilingual = "for-tests-ggml-tiny.bin";
    private static readonly int[] French = [8404, 871, 287, 6, 246, 526, 3210, 20378];

    [SharedDataFact(Multilingual)]
    public void The_reference_tokens_give_the_reference_units() =>
        Assert.Equal([" elle", " est", " l", "'", "\uFFFD", "é", "rit", "oire"], TokenTexts.Of(French, Load()));

    [SharedDataFact(Multilingual)]
    public void A_word_begins_with_a_space_or_is_punctuation() =>
        Assert.Equal([" elle", " est", " l", "'\uFFFDéritoire"], Words(TokenTexts.Of(French, Load()), "fr"));

    [Fact]
    public void Languages_without_spaces_get_a_word_for_each_unit_that_is_complete_text()
    {
        string[] units = ["今日", "は", "😀", "龘", "。"];
        var vocabulary = Vocabulary.FromBytes(
            Enumerable.Range(0, 256).Select(value => new[] { (byte)value }).Append("今日"u8.ToArray()).Append("は"u8.ToArray()));
        int[] tokens = [256, 257, .. "😀龘。"u8.ToArray().Select(value => (int)value)];

        var words = WordSplitter.Split(TokenTexts.Of(tokens, vocabulary), "ja");

        Assert.Equal(units, words.Select(word => word.Text));
        Assert.Equal([0..1, 1..2, 2..6, 6..9, 9..12], words.Select(word => word.Tokens));
    }

    [Fact]
    public void Words_take_all_tokens_in_turn()
    {
        string[] texts = [" One", "", "é", ",", " two", " ", " (", "three", ")", "!", ""];

        var words = WordSplitter.Split(texts, "en");

        Assert.Equal([" Oneé", ",", " two", " ", " (three", ")", "!"], words.Select(word => word.Text));
        Assert.Equal([0..3, 3..4, 4..5, 5..6, 6..8, 8..9, 9..11], words.Select(word => word.Tokens));
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("th")]
    [InlineData("lo")]
    [InlineData("my")]
    [InlineData("yue")]
    public void Each_unit_is_a_word(string language) => Assert.Equal(["a", "b", " c"], Words(["a", "b", " c"], language));

    private static IEnumerable<string> Words(IReadOnlyList<string> texts, string language) => WordSplitter.Split(texts, language).Select(word => word.Text);

    private static Vocabulary Load()
    {
        using var file = GgmlFile.Open(SharedData.Path(Multilingual));
        return file.Vocabulary;
    }
}
