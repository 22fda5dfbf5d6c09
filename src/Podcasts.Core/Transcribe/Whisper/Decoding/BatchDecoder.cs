using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>Decodes many windows at once, one token of each at a step (whisper.md 6.2).</summary>
/// <param name="decoder">Of the model.</param>
/// <param name="rules">What may be chosen.</param>
/// <param name="special">Of the model.</param>
/// <param name="dimensions">Of the model.</param>
/// <param name="device">Where the model is.</param>
/// <param name="padded">The number of rows to compute for so many windows: the same number, or the next one that the device likes.</param>
internal sealed class BatchDecoder(
    TextDecoder decoder, TokenRules rules, SpecialTokens special, WhisperDimensions dimensions, torch.Device device, Func<int, int> padded)
{
    private readonly PromptReader _reader = new(decoder, special, device);

    /// <summary>Decodes at one temperature.</summary>
    /// <param name="encoded">[windows, audio positions, d].</param>
    /// <param name="prompt">The same for every window.</param>
    /// <param name="temperature">0 takes the likeliest token, more draws among them.</param>
    /// <param name="dice">One for each window.</param>
    /// <param name="cancellationToken">Looked at before each step.</param>
    /// <returns>One result for each window, in order.</returns>
    public DecodedWindow[] Decode(torch.Tensor encoded, int[] prompt, double temperature, IReadOnlyList<Random> dice, CancellationToken cancellationToken)
    {
        using var scope = torch.NewDisposeScope();
        var longest = Math.Min(dimensions.TextContext / 2, dimensions.TextContext - prompt.Length);
        var rows = dice.Select(die => new DecodingRow(special, dimensions.HasTimestamps, die)).ToArray();
        DecodingRow[] live = [.. rows, .. Enumerable.Range(0, padded(rows.Length) - rows.Length).Select(_ => DecodingRow.Ended(special))];
        using var cache = decoder.Start(Pad(encoded, live.Length), prompt.Length + longest);
        var (logits, noSpeech) = _reader.Read(prompt, cache);
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i].NoSpeechProbability = noSpeech[i];
        }

        for (var step = 0; ; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var stepScope = torch.NewDisposeScope();
            rules.Apply(logits, [.. live.Select(row => row.Timestamps)], first: step == 0);
            Choose(logits, live, temperature);
            logits.Dispose();
            if (step + 1 == longest || live.All(row => row.Finished))
            {
                return [.. rows.Select(row => row.Result(temperature))];
            }

            live = DropFinished(live, cache);
            var tokens = torch.tensor(live.Select(row => (long)row.LastToken).ToArray(), [live.Length, 1], device: device);
            logits = decoder.Logits(decoder.Forward(tokens, prompt.Length + step, cache).select(1, 0)).MoveToOuterDisposeScope();
        }
    }

    private torch.Tensor Pad(torch.Tensor encoded, int rows) =>
        encoded.size(0) == rows ? encoded : encoded.index_select(0, torch.arange(rows, torch.ScalarType.Int64, device).clamp_max(encoded.size(0) - 1));

    private static void Choose(torch.Tensor logits, DecodingRow[] live, double temperature)
    {
        using var scope = torch.NewDisposeScope();
        var chosen = temperature > 0 ? Likeliest.Read(logits, Draw(logits / torch.tensor((float)temperature, device: logits.device), live)) : Likeliest.Of(logits);
        for (var i = 0; i < live.Length; i++)
        {
            if (!live[i].Finished)
            {
                live[i].Add(chosen[i].Token, chosen[i].LogProbability);
            }
        }
    }

    // The first token at which the running total of probabilities passes the number rolled.
    private static torch.Tensor Draw(torch.Tensor logits, DecodingRow[] live)
    {
        var totals = torch.softmax(logits, 1).cumsum(1);
        var rolled = torch.tensor(live.Select(row => row.Roll()).ToArray(), [live.Length, 1], device: logits.device);
        return (totals <= rolled * totals.narrow(1, totals.size(1) - 1, 1)).sum(1, keepdim: true);
    }

    // Every row reads all of its audio at every step, so that one that has ended is not carried along: the last ones fill the gaps.
    private DecodingRow[] DropFinished(DecodingRow[] live, KeyValueCache cache)
    {
        var kept = padded(live.Count(row => !row.Finished));
        if (kept == live.Length)
        {
            return live;
        }

        var movers = new Queue<int>(Enumerable.Range(kept, live.Length - kept).Where(i => !live[i].Finished));
        int[] order = [.. Enumerable.Range(0, kept).Select(i => live[i].Finished && movers.Count > 0 ? movers.Dequeue() : i)];
        cache.Keep(order);
        return [.. order.Select(i => live[i])];
    }
}
