using Podcasts.Core.Transcribe.Whisper.Ggml;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Tokens;

public sealed class TokenizerTests
{
    private const string English = "for-tests-ggml-tiny.en.bin";
    private const string Multilingual = "for-tests-ggml-tiny.bin";
    private const string Kennedy = " And so my fellow Americans, ask not what your country can do for you";

    [SharedDataFact(English)]
    public void English_vocabulary_gives_the_reference_tokens()
    {
        var tokenizer = Load(English);

        Assert.Equal([843, 523, 616, 5891, 3399, 11, 1265, 407, 644, 534, 1499, 460, 466, 329, 345], tokenizer.Encode(Kennedy));
        Assert.Equal([836, 470, 2245], tokenizer.Encode(" don't stop"));
        Assert.Equal(Kennedy, tokenizer.Decode(tokenizer.Encode(Kennedy)));
    }

    [SharedDataFact(Multilingual)]
    public void Multilingual_vocabulary_gives_the_reference_tokens()
    {
        var tokenizer = Load(Multilingual);

        Assert.Equal([400, 370, 452, 7177, 6280, 11, 1029, 406, 437, 428, 1941, 393, 360, 337, 291], tokenizer.Encode(Kennedy));
        Assert.Equal([500, 380, 1590], tokenizer.Encode(" don't stop"));
        Assert.Equal(" naïve café", tokenizer.Decode([1667, 15487, 303, 25118]));
    }

    [Fact]
    public void Pairs_are_merged_by_rank_and_characters_may_span_tokens()
    {
        var tokenizer = new Tokenizer(Vocabulary.FromBytes(["a"u8.ToArray(), "b"u8.ToArray(), [0xC3], [0xA9], "bb"u8.ToArray(), "ab"u8.ToArray(), "abb"u8.ToArray()]));

        Assert.Equal([6], tokenizer.Encode("abb"));
        Assert.Equal([5, 0], tokenizer.Encode("aba"));
        Assert.Equal([0, 2, 3], tokenizer.Encode("aé"));
        Assert.Equal("aéb", tokenizer.Decode([0, 2, 3, 1]));
        Assert.Equal("a\uFFFD", tokenizer.Decode([0, 2]));
    }

    [Fact]
    public void Bytes_that_the_vocabulary_lacks_are_left_out()
    {
        var tokenizer = new Tokenizer(Vocabulary.FromText(["a", " a"]));

        Assert.Equal([0], tokenizer.Encode("a?"));
        Assert.Equal("a", tokenizer.Decode([0, 1234]));
    }

    private static Tokenizer Load(string file)
    {
        using var model = GgmlFile.Open(SharedData.Path(file));
        return new Tokenizer(model.Vocabulary);
    }
}
