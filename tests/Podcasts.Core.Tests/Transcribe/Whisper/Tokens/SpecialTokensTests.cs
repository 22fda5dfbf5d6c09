using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Tokens;

public sealed class SpecialTokensTests
{
    [Theory]
    [InlineData(51864, false, 50256, 50257, 50258, 99, 50357, 50358, 50359, 50360, 50361, 50362, 50363)]
    [InlineData(51865, true, 50257, 50258, 50259, 99, 50358, 50359, 50360, 50361, 50362, 50363, 50364)]
    [InlineData(51866, true, 50257, 50258, 50259, 100, 50359, 50360, 50361, 50362, 50363, 50364, 50365)]
    public void Ids_follow_from_the_size_of_the_vocabulary(
        int vocabulary, bool multilingual, int end, int start, int english, int languages, int translate, int transcribe,
        int languageModel, int previous, int noSpeech, int noTimestamps, int firstTimestamp)
    {
        var special = SpecialTokens.For(vocabulary);

        Assert.Equal(
            (multilingual, end, start, english, languages, translate, transcribe),
            (special.IsMultilingual, special.EndOfText, special.StartOfTranscript, special.FirstLanguage, special.LanguageCount, special.Translate, special.Transcribe));
        Assert.Equal(
            (languageModel, previous, noSpeech, noTimestamps, firstTimestamp),
            (special.StartOfLanguageModel, special.StartOfPrevious, special.NoSpeech, special.NoTimestamps, special.FirstTimestamp));
        Assert.Equal(TimeSpan.FromSeconds(30), special.Time(vocabulary - 1));
    }

    [Fact]
    public void Cantonese_is_the_hundredth_language_and_older_models_lack_it()
    {
        Assert.Equal(50358, SpecialTokens.For(51866).Language("yue"));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpecialTokens.For(51865).Language("yue"));
    }

    [Fact]
    public void Prompts_name_the_language_only_where_there_is_a_choice()
    {
        Assert.Equal([50257], SpecialTokens.For(51864).Prompt("en", TranscribeTask.Transcribe, timestamps: true));
        Assert.Equal([50257, 50362], SpecialTokens.For(51864).Prompt("en", TranscribeTask.Transcribe, timestamps: false));
        Assert.Equal([50258, 50261, 50359], SpecialTokens.For(51865).Prompt("de", TranscribeTask.Transcribe, timestamps: true));
        Assert.Equal([50258, 50261, 50358], SpecialTokens.For(51865).Prompt("de", TranscribeTask.Translate, timestamps: true));
    }

    [Theory]
    [InlineData("en-GB", "en")]
    [InlineData("DE", "de")]
    [InlineData("jv", "jw")]
    [InlineData("iw", "he")]
    [InlineData("en-us", "en")]
    [InlineData("nb_NO", "no")]
    [InlineData("fil", "tl")]
    [InlineData("tlh", null)]
    public void Language_codes_are_taken_as_people_write_them(string code, string? known) => Assert.Equal(known, Languages.Normalize(code));

    [Fact]
    public void Another_size_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => SpecialTokens.For(50257));
}
