using System.Runtime.CompilerServices;
using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcribe.Whisper.Ggml;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Tests.Samples;

public sealed class DemoModelTests
{
    [Fact]
    public void The_demo_model_is_a_whole_Whisper_model_for_English_and_small()
    {
        using var file = GgmlFile.Open(Sample("models/ggml-demo-synthetic.en.bin"));

        WhisperCompleteness.Check(file);

        Assert.Equal(51864, file.Dimensions.Vocabulary);
        Assert.Equal(3, file.Dimensions.TextLayers);
        Assert.True(new FileInfo(Sample("models/ggml-demo-synthetic.en.bin")).Length < 14_000_000);
    }

    [Fact]
    public void Every_word_of_the_show_is_one_token_of_the_demo_model_that_is_never_suppressed()
    {
        using var file = GgmlFile.Open(Sample("models/ggml-demo-synthetic.en.bin"));
        var tokenizer = new Tokenizer(file.Vocabulary);
        var suppressed = SuppressedTokens.NonSpeech(tokenizer);

        var tokens = File.ReadLines(Sample("vocabulary.txt")).Select(word => tokenizer.Encode(" " + word)).ToArray();

        Assert.All(tokens, word => Assert.Single(word));
        Assert.DoesNotContain(tokens, word => suppressed.Contains(word[0]));
    }

    private static string Sample(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../samples", path));
}
