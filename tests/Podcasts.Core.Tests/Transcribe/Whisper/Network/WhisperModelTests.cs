using Podcasts.Core.Transcribe.Whisper.Network;
using TorchSharp;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Network;

public sealed class WhisperModelTests : IDisposable
{
    private const double Tolerance = 1e-4;
    private static readonly int[] Tokens = [50257, 50363, 17, 4, 50400, 50400, 900];

    private readonly RandomModel _random = new();
    private readonly WhisperModel _model;
    private readonly IDisposable _inference;
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    public WhisperModelTests()
    {
        _model = _random.Load();
        _inference = torch.inference_mode();
    }

    [Fact]
    public void Encoder_equals_the_reference()
    {
        var mel = Mel(1);

        var encoded = _model.Encoder.Encode(mel);

        AssertNear(new ReferenceWhisper(_random).Encode(Rows(mel[0])), encoded[0]);
    }

    [Fact]
    public void Decoder_equals_the_reference_at_once_and_step_by_step()
    {
        var encoded = _model.Encoder.Encode(Mel(1));
        var expected = new ReferenceWhisper(_random).Decode(Tokens, Rows(encoded[0]));

        using var atOnce = _model.Decoder.Start(encoded, 16);
        AssertNear(expected, Logits(Tokens, 0, atOnce)[0]);

        using var inSteps = _model.Decoder.Start(encoded, 16);
        AssertNear(expected[..3], Logits(Tokens[..3], 0, inSteps)[0]);
        for (var i = 3; i < Tokens.Length; i++)
        {
            AssertNear([expected[i]], Logits([Tokens[i]], i, inSteps)[0]);
        }
    }

    [Fact]
    public void Windows_do_not_hear_each_other()
    {
        var mel = Mel(8);
        var together = _model.Encoder.Encode(mel);
        using var cache = _model.Decoder.Start(together, 16);
        var logits = Logits(Tokens, 0, cache);

        for (var row = 0; row < 8; row += 3)
        {
            var alone = _model.Encoder.Encode(mel.narrow(0, row, 1));
            Assert.True(torch.allclose(alone[0], together[row], atol: Tolerance));
            using var own = _model.Decoder.Start(alone, 16);
            Assert.True(torch.allclose(Logits(Tokens, 0, own)[0], logits[row], atol: Tolerance));
        }
    }

    [Fact]
    public void Rows_that_stay_do_not_notice_that_others_go()
    {
        var encoded = _model.Encoder.Encode(Mel(4));
        using var whole = _model.Decoder.Start(encoded, 16);
        using var compacted = _model.Decoder.Start(encoded, 16);
        Logits(Tokens, 0, whole);
        Logits(Tokens, 0, compacted);

        compacted.Keep([0, 3]);

        Assert.Equal(2, compacted.Rows);
        Assert.True(torch.allclose(Logits([11], Tokens.Length, whole).index_select(0, torch.tensor(new[] { 0L, 3 })), Logits([11], Tokens.Length, compacted), atol: Tolerance));
    }

    [Fact]
    public void Hypotheses_that_share_a_windows_audio_are_as_if_each_had_its_own()
    {
        var encoded = _model.Encoder.Encode(Mel(2));
        using var shared = _model.Decoder.Start(encoded, 16, hypotheses: 3);
        using var copied = _model.Decoder.Start(encoded.repeat_interleave(3, 0), 16);
        Logits(Tokens, 0, shared);
        Logits(Tokens, 0, copied);
        shared.Fork(torch.tensor(new[] { 0L, 0, 0, 1, 1, 1 }));
        Assert.Equal((2, 6), (shared.Windows, shared.Rows));

        AssertSame(Step([11, 12, 13, 14, 15, 16], Tokens.Length, shared), Step([11, 12, 13, 14, 15, 16], Tokens.Length, copied));

        // Hypotheses go on from one another, and a window leaves.
        var (sources, next) = (new[] { 2L, 0, 2, 5, 5, 4 }, new[] { 21L, 22, 23, 24, 25, 26 });
        shared.Fork(torch.tensor(sources));
        copied.Fork(torch.tensor(sources));
        shared.Keep([1]);
        AssertSame(Step(next[3..], Tokens.Length + 1, shared), Step(next, Tokens.Length + 1, copied).narrow(0, 3, 3));

        static void AssertSame(torch.Tensor expected, torch.Tensor actual) => Assert.True(torch.allclose(expected, actual, atol: Tolerance));
    }

    [Theory]
    [InlineData(torch.ScalarType.BFloat16, 0.05)]
    [InlineData(torch.ScalarType.Float32, 1e-4)]
    public void Attention_by_hand_equals_the_fused_kernel(torch.ScalarType dtype, double tolerance)
    {
        var query = torch.randn(2, 3, 1, 32);
        var (key, value) = (torch.randn(2, 3, 50, 32), torch.randn(2, 3, 50, 32));

        var expected = torch.nn.functional.scaled_dot_product_attention(query, key, value).transpose(1, 2).reshape(2, 1, 96);
        var actual = Attention.Apply(query.to(dtype), key.to(dtype), value.to(dtype));

        Assert.True(torch.allclose(expected, actual.to(torch.ScalarType.Float32), rtol: tolerance, atol: tolerance));
    }

    public void Dispose()
    {
        _model.Dispose();
        _scope.Dispose();
        _inference.Dispose();
    }

    private torch.Tensor Mel(int windows) =>
        torch.tensor(_random.Noise(windows * 80 * 80, 0.5), [windows, 80, 2 * _random.Dimensions.AudioContext]);

    private torch.Tensor Step(long[] tokens, int position, KeyValueCache cache) =>
        _model.Decoder.Logits(_model.Decoder.Forward(torch.tensor(tokens, [tokens.Length, 1]), position, cache).select(1, 0));

    private torch.Tensor Logits(int[] tokens, int position, KeyValueCache cache)
    {
        var ids = torch.tensor(tokens.Select(token => (long)token).ToArray(), [1, tokens.Length]).expand(cache.Rows, tokens.Length);
        var hidden = _model.Decoder.Forward(ids, position, cache);
        return _model.Decoder.Logits(hidden.reshape(-1, hidden.size(2))).view(cache.Rows, tokens.Length, -1);
    }

    private static double[][] Rows(torch.Tensor matrix)
    {
        var values = matrix.to(torch.ScalarType.Float64).contiguous().data<double>().ToArray();
        return [.. values.Chunk((int)matrix.size(1))];
    }

    private static void AssertNear(double[][] expected, torch.Tensor actual)
    {
        var rows = Rows(actual);
        Assert.Equal(expected.Length, rows.Length);
        Assert.InRange(expected.Zip(rows).Max(pair => pair.First.Zip(pair.Second).Max(values => Math.Abs(values.First - values.Second))), 0, Tolerance);
        Assert.True(expected.Max(row => row.Max()) > 0.5, "The reference is too quiet to tell anything.");
    }
}
