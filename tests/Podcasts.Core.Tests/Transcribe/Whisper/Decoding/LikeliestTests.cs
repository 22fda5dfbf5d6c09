using Podcasts.Core.Transcribe.Whisper.Decoding;
using TorchSharp;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Decoding;

public sealed class LikeliestTests : IDisposable
{
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    [Theory]
    [InlineData(1, 5)]
    [InlineData(3, 64)]
    [InlineData(7, 51_865)]
    public void Is_the_largest_score_and_its_share_of_all(int rows, int vocabulary)
    {
        using var dice = new torch.Generator(3);
        var logits = torch.randn([rows, vocabulary], generator: dice) * 4;
        logits[torch.TensorIndex.Colon, torch.TensorIndex.Slice(1, 3)] = float.NegativeInfinity;

        var chosen = Likeliest.Of(logits);

        var expected = logits.argmax(1);
        var logProbabilities = torch.nn.functional.log_softmax(logits.to(torch.ScalarType.Float64), 1);
        for (var row = 0; row < rows; row++)
        {
            Assert.Equal(expected[row].item<long>(), chosen[row].Token);
            Assert.Equal(logProbabilities[row, chosen[row].Token].item<double>(), chosen[row].LogProbability, 1e-4);
        }
    }

    [Fact]
    public void Reads_how_likely_a_token_is_that_was_chosen_otherwise()
    {
        var logits = torch.tensor([0f, 0, 0, 0]).view(1, 4);

        var (token, logProbability) = Assert.Single(Likeliest.Read(logits, torch.tensor([2L]).view(1, 1)));

        Assert.Equal(2, token);
        Assert.Equal(Math.Log(0.25), logProbability, 1e-6);
    }

    public void Dispose() => _scope.Dispose();
}
