using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcribe.Whisper.Decoding;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Decoding;

public sealed class DecoderPromptTests
{
    private static readonly SpecialTokens Special = SpecialTokens.For(51864);
    private static readonly Vocabulary Letters = Vocabulary.FromText(["A", "d", "a", "B", "o", " ", ",", ".", " A", " Ad", " Ada", " B", " Bo", "!"]);
    private static readonly Tokenizer Tokenizer = new(Letters);

    [Fact]
    public void Without_text_and_names_only_the_transcript_is_begun() => Assert.Equal([Special.StartOfTranscript], Write(448, new()));

    [Fact]
    public void Names_come_first_as_a_list_then_the_text_before()
    {
        var prompt = Write(448, new() { Vocabulary = ["Ada", " Bo "], Prompt = " Bo! " });

        Assert.Equal([Special.StartOfPrevious, .. Tokenizer.Encode(" Ada, Bo."), .. Tokenizer.Encode(" Bo!"), Special.StartOfTranscript], prompt);
    }

    [Fact]
    public void Names_that_the_model_cannot_spell_are_left_out() =>
        Assert.Equal([Special.StartOfPrevious, .. Tokenizer.Encode(" Bo."), Special.StartOfTranscript], Write(448, new() { Vocabulary = ["Zoë", "Bo", " "] }));

    [Fact]
    public void Text_before_is_cut_where_it_is_oldest()
    {
        var text = string.Concat(Enumerable.Repeat(" Ada", 300)) + " Bo!";

        var prompt = Write(448, new() { Prompt = text });

        Assert.Equal([Special.StartOfPrevious, .. Tokenizer.Encode(text).TakeLast(223), Special.StartOfTranscript], prompt);
        Assert.Equal(225, prompt.Length);
    }

    [Fact]
    public void Names_take_half_the_room_and_leave_the_rest_to_the_text()
    {
        var prompt = Write(40, new() { Vocabulary = [.. Enumerable.Repeat("Ada", 50)], Prompt = string.Concat(Enumerable.Repeat(" Bo", 50)) });

        Assert.Equal(1 + 19 + 1, prompt.Length);
        Assert.Equal(4, prompt.Count(token => token == Letters.Find(" Ada")));
        Assert.Equal(11, prompt.Count(token => token == Letters.Find(" Bo")));
    }

    [Fact]
    public void A_prompt_can_be_read_and_taken_off_again()
    {
        var prompts = Prompts(448, Special);
        var prompt = prompts.Write("en", new() { Vocabulary = ["Ada"], Prompt = "Bo!" });

        Assert.Equal(" Ada. Bo!", prompts.Text(prompt));
        Assert.Equal([Special.StartOfTranscript], prompts.Bare(prompt));
    }

    [Fact]
    public void Translation_is_asked_for_after_the_language()
    {
        var special = SpecialTokens.For(51865);

        Assert.Equal([special.StartOfTranscript, special.Language("de"), special.Translate], Prompts(448, special).Write("de", new() { Task = TranscribeTask.Translate }));
    }

    private static int[] Write(int textContext, TranscribeParameters parameters) => Prompts(textContext, Special).Write("en", parameters);

    private static DecoderPrompt Prompts(int textContext, SpecialTokens special) =>
        new(Tokenizer, special, new WhisperDimensions(special.Vocabulary, 40, 64, 2, 2, textContext, 64, 2, 3, 80));
}
