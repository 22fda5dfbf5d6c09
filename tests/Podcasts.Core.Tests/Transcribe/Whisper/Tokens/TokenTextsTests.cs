using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Tokens;

public sealed class TokenTextsTests
{
    private static readonly Vocabulary Bytes = Vocabulary.FromBytes(Enumerable.Range(0, 256).Select(value => new[] { (byte)value }).Append(" one"u8.ToArray()).Append([]));

    [Fact]
    public void A_character_belongs_to_the_token_that_completes_it() =>
        Assert.Equal(["", "", "€", "a"], TokenTexts.Of([0xE2, 0x82, 0xAC, 'a'], Bytes));

    [Fact]
    public void Broken_characters_show_where_they_are() =>
        Assert.Equal(["\uFFFD", "a", "\uFFFD", " one", "", "\uFFFD"], TokenTexts.Of([0xC3, 'a', 0x98, 256, 0xE2, 0x82], Bytes));

    [Fact]
    public void Tokens_without_text_add_nothing()
    {
        Assert.Equal(["", " one", "", ""], TokenTexts.Of([257, 256, 257, 999], Bytes));
        Assert.Empty(TokenTexts.Of([], Bytes));
    }

    [Fact]
    public void Texts_together_read_as_the_tokens_at_once()
    {
        var random = new Random(6);
        var tokenizer = new Tokenizer(Bytes);
        for (var round = 0; round < 200; round++)
        {
            var tokens = Enumerable.Range(0, 12).Select(_ => random.Next(4) == 0 ? random.Next(258) : random.Next(0x80, 0xF5)).ToArray();

            Assert.Equal(tokenizer.Decode(tokens), string.Concat(TokenTexts.Of(tokens, Bytes)));
        }
    }
}
