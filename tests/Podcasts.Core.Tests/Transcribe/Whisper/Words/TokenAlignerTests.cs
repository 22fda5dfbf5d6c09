using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using Podcasts.Core.Transcribe.Whisper.Words;
using TorchSharp;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Words;

public sealed class TokenAlignerTests : IDisposable
{
    private static readonly SpecialTokens Special = SpecialTokens.For(51864);
    private static readonly int[] Prompt = [Special.StartOfTranscript];
    private static readonly AlignmentHead[] Heads = [new(1, 0), new(2, 0), new(2, 1)];

    private readonly RandomModel _random = RandomModel.Shared;
    private readonly WhisperModel _model = RandomModel.Shared.Load();
    private readonly torch.Tensor _encoded;

    public TokenAlignerTests() => _encoded = torch.tensor(new RandomModel(seed: 3, textContext: 8).Noise(4 * 40 * 64, 1), [4, 40, 64]);

    [Fact]
    public void A_window_comes_out_the_same_alone_and_among_longer_and_shorter_ones()
    {
        int[][] texts = [[.. Timed(0, 1, 5, 2, 4)], [.. Timed(Enumerable.Range(0, 30).Select(i => i % 6))], [], [3]];
        int[] positions = [40, 33, 40, 2];

        var together = Align(_encoded, texts, positions);

        Assert.Equal([5, 30, 0, 1], together.Select(times => times.Count));
        for (var row = 0; row < 4; row++)
        {
            var alone = Align(_encoded.narrow(0, row, 1), [texts[row]], [positions[row]])[0];
            Assert.Equal(alone.Select(time => (time.Start, time.End)), together[row].Select(time => (time.Start, time.End)));
            Assert.All(alone.Zip(together[row]), pair => Assert.Equal(pair.First.Probability, pair.Second.Probability, 1e-4));
        }
    }

    [Fact]
    public void Times_do_not_decrease_and_lie_within_the_sound_whatever_the_text()
    {
        var random = new Random(8);
        for (var round = 0; round < 20; round++)
        {
            var texts = Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(6) == 0 ? Special.FirstTimestamp + random.Next(1500) : random.Next(6)).ToArray()).ToArray();
            var positions = texts.Select(_ => random.Next(1, 41)).ToArray();

            foreach (var (times, limit) in Align(_encoded, texts, positions).Zip(positions))
            {
                Assert.All(times, time => Assert.True(time.Start <= time.End && time.End <= 0.02 * limit));
                Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
                Assert.All(times, time => Assert.InRange(time.Probability, 0, 1));
            }
        }
    }

    [Fact]
    public void Reading_at_once_gives_what_reading_with_a_cache_gives()
    {
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        var tokens = torch.tensor(new long[] { Special.StartOfTranscript, 1, 5, 2, 0, 1, 2, 3 }, [2, 4]);
        using var cache = _model.Decoder.Start(_encoded.narrow(0, 0, 2), 4);

        var (hidden, queries, keys) = _model.Decoder.Read(tokens, _encoded.narrow(0, 0, 2), Heads.ToLookup(head => head.Layer, head => (long)head.Head));

        Assert.True(torch.allclose(_model.Decoder.Forward(tokens, 0, cache), hidden, atol: 1e-4));
        Assert.Equal([2, 3, 4, 32], queries.shape);
        Assert.True(torch.allclose(cache.Audio(2).Key.select(1, 1), keys.select(1, 2), atol: 1e-5));
    }

    [Fact]
    public void Listening_is_compared_with_the_other_positions_of_the_text_and_smoothed()
    {
        using var scope = torch.NewDisposeScope();
        var (query, key) = (new RandomModel(seed: 4, textContext: 8).Noise(2 * 5 * 32, 1), new RandomModel(seed: 5, textContext: 8).Noise(2 * 12 * 32, 1));

        var actual = TokenAligner.Listening(torch.tensor(query, [2, 5, 32]), torch.tensor(key, [2, 12, 32])).data<float>().ToArray();

        Assert.All(Reference(query, key, heads: 2, rows: 5, frames: 12).Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    public void Dispose()
    {
        _encoded.Dispose();
        _model.Dispose();
    }

    private IReadOnlyList<TokenTime>[] Align(torch.Tensor encoded, int[][] texts, int[] positions)
    {
        using var inference = torch.inference_mode();
        return new TokenAligner(_model.Decoder, Special, Heads).Align(encoded, Prompt, texts, positions, CancellationToken.None);
    }

    private static IEnumerable<int> Timed(params IEnumerable<int> text) => [Special.FirstTimestamp, .. text, Special.FirstTimestamp + 30];

    // Section 7.2 in plain loops.
    private static double[] Reference(float[] query, float[] key, int heads, int rows, int frames)
    {
        var mean = new double[rows * frames];
        for (var head = 0; head < heads; head++)
        {
            var weights = new double[rows][];
            for (var row = 0; row < rows; row++)
            {
                var scores = Enumerable.Range(0, frames).Select(frame => Math.Exp(Enumerable.Range(0, 32)
                    .Sum(c => (double)query[(((head * rows) + row) * 32) + c] * key[(((head * frames) + frame) * 32) + c]) / Math.Sqrt(32))).ToArray();
                weights[row] = [.. scores.Select(score => score / scores.Sum())];
            }

            for (var frame = 0; frame < frames; frame++)
            {
                var column = weights.Select(row => row[frame]).ToArray();
                var deviation = Math.Sqrt(column.Average(value => Math.Pow(value - column.Average(), 2)));
                for (var row = 0; row < rows; row++)
                {
                    weights[row][frame] = (column[row] - column.Average()) / deviation;
                }
            }

            for (var i = 0; i < mean.Length; i++)
            {
                var (row, at) = (i / frames, i % frames);
                mean[i] += Enumerable.Range(at - 3, 7).Select(f => weights[row][f < 0 ? -f : f >= frames ? (2 * (frames - 1)) - f : f]).Order().ElementAt(3) / heads;
            }
        }

        return mean;
    }
}
