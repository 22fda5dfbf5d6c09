using Podcasts.Core.Transcribe.Whisper.Decoding;
using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using TorchSharp;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Decoding;

public sealed class BeamDecoderTests : IDisposable
{
    private static readonly SpecialTokens Special = SpecialTokens.For(51864);
    private static readonly int[] Prompt = [Special.StartOfPrevious, 1, 5, Special.StartOfTranscript];
    private readonly RandomModel _random = new(seed: 5, textContext: 80);
    private readonly WhisperModel _model;
    private readonly TokenRules _rules;
    private readonly IDisposable _inference = torch.inference_mode();
    private readonly DisposeScope _scope = torch.NewDisposeScope();
    private readonly torch.Tensor _encoded;

    public BeamDecoderTests()
    {
        var end = _random.Tensors["decoder.token_embedding.weight"].AsSpan().Slice(Special.EndOfText * 64, 64);
        for (var i = 0; i < 64; i++)
        {
            end[i] *= 5f;
        }

        _model = _random.Load();
        var tokenizer = new Tokenizer(RandomModel.Vocabulary);
        _rules = new TokenRules(Special, SuppressedTokens.Always(tokenizer, Special), SuppressedTokens.AtFirst(tokenizer, Special), torch.CPU);
        _encoded = torch.tensor(_random.Noise(4 * 40 * 64, 1), [4, 40, 64]);
    }

    [Fact]
    public void A_beam_of_one_is_greedy()
    {
        var greedy = new BatchDecoder(_model.Decoder, _rules, Special, _random.Dimensions, torch.CPU, windows => windows)
            .Decode(_encoded, Prompt, 0, [.. Enumerable.Range(0, 4).Select(row => new Random(row))], CancellationToken.None);

        var beam = Decode(_encoded, 1);

        AssertSame(greedy, beam);
        Assert.Equal(greedy.Select(window => window.RanAway), beam.Select(window => window.RanAway));
    }

    [Fact]
    public void A_batch_with_shared_audio_finds_what_a_literal_search_finds_window_by_window()
    {
        var together = Decode(_encoded, 3);

        Assert.True(together.Select(window => window.Tokens.Count).Distinct().Count() > 1, "All windows end together: that would test no compaction.");
        AssertSame([.. Enumerable.Range(0, 4).Select(window => Literal(_encoded.narrow(0, window, 1), 3))], together);
    }

    [Fact]
    public void Cancelling_stops_between_two_steps() =>
        Assert.Throws<OperationCanceledException>(() => Decoder().Decode(_encoded, Prompt, 3, new CancellationToken(canceled: true)));

    public void Dispose()
    {
        _rules.Dispose();
        _model.Dispose();
        _scope.Dispose();
        _inference.Dispose();
    }

    private static void AssertSame(IReadOnlyList<DecodedWindow> expected, IReadOnlyList<DecodedWindow> actual)
    {
        Assert.Equal(expected.Select(window => window.Tokens), actual.Select(window => window.Tokens));
        Assert.All(expected.Zip(actual), pair =>
        {
            Assert.Equal(pair.First.MeanLogProbability, pair.Second.MeanLogProbability, 1e-3);
            Assert.Equal(pair.First.NoSpeechProbability, pair.Second.NoSpeechProbability, 1e-4);
        });
    }

    private BeamDecoder Decoder() => new(_model.Decoder, _rules, Special, _random.Dimensions, torch.CPU);

    private DecodedWindow[] Decode(torch.Tensor encoded, int size) => Decoder().Decode(encoded, Prompt, size, CancellationToken.None);

    // Every hypothesis is read anew from its beginning at every step: nothing is remembered, shared or moved.
    private DecodedWindow Literal(torch.Tensor encoded, int size)
    {
        var beam = new Beam(Special, timestamps: true, size);
        for (var step = 0; step < 40 && !beam.Finished; step++)
        {
            beam.Advance([.. beam.Live.Select(hypothesis => Next(encoded, hypothesis, step == 0).Take(size + 1).ToArray())]);
        }

        beam.NoSpeechProbability = torch.softmax(Read(encoded, Prompt), 0)[Special.NoSpeech].item<float>();
        return beam.Result();
    }

    private IEnumerable<(int Token, double LogProbability)> Next(torch.Tensor encoded, Hypothesis hypothesis, bool first)
    {
        using var scope = torch.NewDisposeScope();
        var logits = Read(encoded, [.. Prompt, .. hypothesis.Tokens]).unsqueeze(0);
        _rules.Apply(logits, [hypothesis.Timestamps], first);
        return [.. torch.nn.functional.log_softmax(logits[0], 0).data<float>().ToArray().Index().OrderByDescending(item => item.Item).Take(20).Select(item => (item.Index, (double)item.Item))];
    }

    private torch.Tensor Read(torch.Tensor encoded, int[] tokens)
    {
        using var scope = torch.NewDisposeScope();
        using var cache = _model.Decoder.Start(encoded, tokens.Length);
        var hidden = _model.Decoder.Forward(torch.tensor(tokens.Select(token => (long)token).ToArray(), [1, tokens.Length]), 0, cache);
        return _model.Decoder.Logits(hidden.select(1, tokens.Length - 1))[0].MoveToOuterDisposeScope();
    }
}
