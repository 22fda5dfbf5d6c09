using Podcasts.Core.Transcribe.Whisper.Decoding;
using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using TorchSharp;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Decoding;

public sealed class BatchDecoderTests : IDisposable
{
    private static readonly SpecialTokens Special = SpecialTokens.For(51864);
    private readonly RandomModel _random = new(seed: 5, textContext: 80);
    private readonly WhisperModel _model;
    private readonly TokenRules _rules;
    private readonly BatchDecoder _decoder;

    public BatchDecoderTests()
    {
        // A vocabulary that is nearly all alike ends a row sooner or later, each at its own time.
        MakeEndLikely();
        _model = _random.Load();
        var tokenizer = new Tokenizer(RandomModel.Vocabulary);
        _rules = new TokenRules(Special, SuppressedTokens.Always(tokenizer, Special), SuppressedTokens.AtFirst(tokenizer, Special), torch.CPU);
        _decoder = Decoder(windows => windows);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    public void A_window_comes_out_the_same_alone_and_among_others(double temperature)
    {
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        var encoded = torch.tensor(_random.Noise(6 * 40 * 64, 1), [6, 40, 64]);

        var together = Decode(encoded, temperature, CancellationToken.None);

        Assert.True(together.Select(window => window.Tokens.Count).Distinct().Count() > 2, "All windows end together: that would test no compaction.");
        for (var row = 0; row < 6; row += 2)
        {
            var alone = _decoder.Decode(encoded.narrow(0, row, 1), [Special.StartOfTranscript], temperature, [new Random(row)], CancellationToken.None)[0];
            Assert.Equal(alone.Tokens, together[row].Tokens);
            Assert.Equal(alone.MeanLogProbability, together[row].MeanLogProbability, 1e-3);
            Assert.Equal(alone.NoSpeechProbability, together[row].NoSpeechProbability, 1e-4);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    public void A_batch_filled_up_to_a_size_that_the_device_likes_comes_out_the_same(double temperature)
    {
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        var encoded = torch.tensor(_random.Noise(6 * 40 * 64, 1), [6, 40, 64]);
        var sizes = new List<int>();
        var padding = Decoder(windows =>
        {
            sizes.Add((windows + 3) / 4 * 4);
            return sizes[^1];
        });

        var padded = padding.Decode(encoded, [Special.StartOfTranscript], temperature, Dice(), CancellationToken.None);

        Assert.Equal(8, sizes.Max());
        Assert.Contains(4, sizes);
        Assert.Equal(Decode(encoded, temperature, CancellationToken.None).Select(window => window.Tokens), padded.Select(window => window.Tokens));
    }

    [Fact]
    public void Windows_open_with_a_timestamp_below_a_second_and_fill_half_the_context_at_most()
    {
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();

        var windows = Decode(torch.tensor(_random.Noise(6 * 40 * 64, 1), [6, 40, 64]), 1, CancellationToken.None);

        Assert.All(windows, window => Assert.InRange(window.Tokens[0], Special.FirstTimestamp, Special.FirstTimestamp + 50));
        Assert.All(windows, window => Assert.InRange(window.Tokens.Count, 1, 40));
        Assert.All(windows, window => Assert.DoesNotContain(window.Tokens, token => token >= Special.EndOfText && token < Special.FirstTimestamp));
    }

    [Fact]
    public void Cancelling_stops_between_two_steps()
    {
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => Decode(torch.zeros(6, 40, 64), 0, cancelled.Token));
    }

    public void Dispose()
    {
        _rules.Dispose();
        _model.Dispose();
    }

    private DecodedWindow[] Decode(torch.Tensor encoded, double temperature, CancellationToken cancellationToken) =>
        _decoder.Decode(encoded, [Special.StartOfTranscript], temperature, Dice(), cancellationToken);

    private static Random[] Dice() => [.. Enumerable.Range(0, 6).Select(row => new Random(row))];

    private BatchDecoder Decoder(Func<int, int> padded) => new(_model.Decoder, _rules, Special, _random.Dimensions, torch.CPU, padded);

    private void MakeEndLikely()
    {
        var embedding = _random.Tensors["decoder.token_embedding.weight"].AsSpan();
        var end = embedding.Slice(Special.EndOfText * 64, 64);
        for (var i = 0; i < 64; i++)
        {
            end[i] *= 5f;
        }
    }
}
