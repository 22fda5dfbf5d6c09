using Podcasts.Core.Transcribe.Whisper.Decoding;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Decoding;

public sealed class LoopDetectorTests
{
    [Theory]
    [InlineData("1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5", true)]
    [InlineData("9 1 2 3 1 2 3 1 2 3 1 2 3", true)]
    [InlineData("7 7 7 7 7 7 7 7 7 7 7 7", true)]
    [InlineData("6 6 6 6", false)]
    [InlineData("1 2 1 2 1 2 1 2", false)]
    [InlineData("1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 6", false)]
    public void A_phrase_over_and_over_is_a_loop_and_emphasis_is_not(string tokens, bool loop)
    {
        var detector = new LoopDetector();

        foreach (var token in tokens.Split(' '))
        {
            detector.Add(int.Parse(token));
        }

        Assert.Equal(loop, detector.Found);
    }

    [Fact]
    public void Repetition_compresses_and_speech_does_not()
    {
        Assert.True(CompressionRatio.Of(string.Concat(Enumerable.Repeat(" Thank you for watching.", 12))) > 2.4);
        Assert.True(CompressionRatio.Of("And so, my fellow Americans, ask not what your country can do for you; ask what you can do for your country.") < 2.4);
        Assert.Equal(0, CompressionRatio.Of(""));
    }
}
