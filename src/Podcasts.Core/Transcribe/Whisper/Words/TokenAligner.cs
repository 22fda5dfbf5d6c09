using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Words;

/// <summary>Finds out when each token is said: the decoder reads the finished text once more, and it is watched where it listens (whisper.md 7).</summary>
/// <param name="decoder">Of the model.</param>
/// <param name="special">Of the model.</param>
/// <param name="heads">Those that listen to the word about to be written.</param>
internal sealed class TokenAligner(TextDecoder decoder, SpecialTokens special, IReadOnlyList<AlignmentHead> heads)
{
    private readonly ILookup<int, long> _headsByLayer = heads.ToLookup(head => head.Layer, head => (long)head.Head);

    /// <summary>Aligns a batch of windows.</summary>
    /// <param name="encoded">[windows, audio positions, d].</param>
    /// <param name="prompt">What the decoder was told before each text.</param>
    /// <param name="decoded">The tokens of each window as they were decoded: timestamps take the pauses, which would otherwise go to a word.</param>
    /// <param name="positions">How many audio positions of each window hold sound, at least 1.</param>
    /// <param name="cancellationToken">Looked at before each window.</param>
    /// <returns>For each window, in order, the times of its text tokens; they do not decrease.</returns>
    public IReadOnlyList<TokenTime>[] Align(
        torch.Tensor encoded, int[] prompt, IReadOnlyList<IReadOnlyList<int>> decoded, IReadOnlyList<int> positions, CancellationToken cancellationToken)
    {
        using var scope = torch.NewDisposeScope();
        var times = Enumerable.Repeat<IReadOnlyList<TokenTime>>([], decoded.Count).ToArray();
        var spoken = Enumerable.Range(0, decoded.Count).Where(window => decoded[window].Any(special.IsText)).ToArray();
        if (spoken.Length == 0)
        {
            return times;
        }

        var sound = spoken.Length == decoded.Count ? encoded : encoded.index_select(0, torch.tensor(spoken.Select(window => (long)window).ToArray(), device: encoded.device));
        var (hidden, queries, keys) = decoder.Read(Tokens(prompt, [.. spoken.Select(window => decoded[window])]).to(encoded.device), sound, _headsByLayer);
        var matrices = new float[spoken.Length][];
        var probabilities = new double[spoken.Length][];
        foreach (var (row, window) in spoken.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var rowScope = torch.NewDisposeScope();
            // The position before a token is the one that predicts it; the last one predicts the end.
            var (first, count) = (prompt.Length - 1, decoded[window].Count + 1);
            var listening = Listening(queries[row].narrow(1, 0, prompt.Length + count), keys[row].narrow(1, 0, positions[window]));
            matrices[row] = [.. listening.narrow(0, first, count).contiguous().cpu().data<float>()];
            probabilities[row] = Probabilities(hidden[row].narrow(0, first, count - 1), decoded[window]);
        }

        Parallel.ForEach(spoken.Index(), item =>
        {
            var starts = TimeWarping.Starts(matrices[item.Index], decoded[item.Item].Count + 1, positions[item.Item]);
            times[item.Item] =
            [
                .. decoded[item.Item].Index().Where(token => special.IsText(token.Item)).Select(token => new TokenTime(
                    starts[token.Index] * SpecialTokens.TimestampStep, starts[token.Index + 1] * SpecialTokens.TimestampStep, probabilities[item.Index][token.Index])),
            ];
        });
        return times;
    }

    // Prompt, text and end of each window; shorter ones are filled up with ends, which nothing before them sees.
    private torch.Tensor Tokens(int[] prompt, IReadOnlyList<IReadOnlyList<int>> decoded)
    {
        var longest = prompt.Length + decoded.Max(tokens => tokens.Count) + 1;
        var tokens = decoded.SelectMany(tokens => prompt.Concat(tokens).Concat(Enumerable.Repeat(special.EndOfText, longest - prompt.Length - tokens.Count)));
        return torch.tensor(tokens.Select(id => (long)id).ToArray(), [decoded.Count, longest]);
    }

    /// <summary>How strongly each position of the text listens to each of the audio, compared with the other positions of the text.</summary>
    /// <param name="query">[heads, text positions, d / heads].</param>
    /// <param name="key">[heads, audio positions, d / heads].</param>
    /// <returns>[text positions, audio positions], float32.</returns>
    internal static torch.Tensor Listening(torch.Tensor query, torch.Tensor key)
    {
        using var scope = torch.NewDisposeScope();
        var scores = torch.matmul(query.to(torch.ScalarType.Float32) / torch.tensor(MathF.Sqrt(query.size(2)), device: query.device), key.to(torch.ScalarType.Float32).transpose(1, 2));
        var weights = torch.softmax(scores, -1);
        var centred = weights - weights.mean([1], keepdim: true);
        var deviation = centred.square().mean([1], keepdim: true).sqrt().clamp_min(Scalars.TenBillionth);
        return MedianFilter.Apply(centred / deviation).mean([0]).MoveToOuterDisposeScope();
    }

    // Of each token among all text tokens; what comes out for a timestamp means nothing.
    private double[] Probabilities(torch.Tensor hidden, IReadOnlyList<int> decoded)
    {
        var logits = decoder.Logits(hidden).narrow(1, 0, special.EndOfText);
        var chosen = torch.tensor(decoded.Select(id => (long)Math.Min(id, special.EndOfText - 1)).ToArray(), [decoded.Count, 1], device: logits.device);
        var logProbabilities = (logits.gather(1, chosen) - logits.logsumexp(1, keepdim: true)).cpu().data<float>();
        return [.. logProbabilities.Select(value => Math.Clamp(Math.Exp(value), 0, 1))];
    }
}
