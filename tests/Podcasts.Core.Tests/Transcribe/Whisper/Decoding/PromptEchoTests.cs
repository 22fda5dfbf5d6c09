using Podcasts.Core.Transcribe.Whisper.Decoding;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Decoding;

public sealed class PromptEchoTests
{
    private const string Prompt = " Alice, Bruno, Clara. And that is all we have time for today.";

    [Theory]
    [InlineData(" Alice, Bruno, Clara.", true)]
    [InlineData(" and that is all, we have time for today!", true)]
    [InlineData(" Yes. Alice Bruno Clara and that is", true)]
    [InlineData(" Alice.", false)]
    [InlineData(" That is all.", false)]
    [InlineData(" Alice met Bruno and Clara in the market, and we have no time for the weather.", false)]
    [InlineData("", false)]
    public void A_text_that_mostly_stands_in_the_prompt_is_an_echo(string text, bool echo) => Assert.Equal(echo, PromptEcho.Found(text, Prompt));

    [Fact]
    public void Without_a_prompt_nothing_is_an_echo() => Assert.False(PromptEcho.Found(" And that is all we have time for today.", ""));
}
