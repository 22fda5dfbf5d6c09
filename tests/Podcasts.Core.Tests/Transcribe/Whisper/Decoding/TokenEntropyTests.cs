using Podcasts.Core.Transcribe.Whisper.Decoding;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Decoding;

public sealed class TokenEntropyTests
{
    [Fact]
    public void Equally_frequent_tokens_give_the_logarithm_of_their_number()
    {
        Assert.Equal(Math.Log(4), TokenEntropy.Of([99, .. Enumerable.Range(0, 32).Select(i => i % 4)]), 1e-9);
        Assert.Equal(Math.Log(32), TokenEntropy.Of([.. Enumerable.Repeat(7, 100), .. Enumerable.Range(0, 32)]), 1e-9);
        Assert.Equal(0, TokenEntropy.Of([.. Enumerable.Repeat(7, 33)]), 1e-9);
    }

    [Fact]
    public void Short_texts_tell_nothing() => Assert.Equal(double.PositiveInfinity, TokenEntropy.Of([.. Enumerable.Repeat(7, 32)]));
}
