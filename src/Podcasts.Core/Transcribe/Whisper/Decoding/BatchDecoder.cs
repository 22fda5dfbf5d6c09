using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>Decodes many windows at once, one token of each at a step (whisper.md 6.2).</summary>
internal sealed class BatchDecoder(TextDecoder decoder, TokenRules rules, SpecialTokens special, WhisperDimensions dimensions, torch.Device device)
{
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
        using var cache = decoder.Start(encoded, prompt.Length + longest);
        var rows = dice.Select(die => new DecodingRow(special, dimensions.HasTimestamps, die)).ToArray();
        var live = rows;
        var logits = ReadPrompt(prompt, rows, cache);
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

    private torch.Tensor ReadPrompt(int[] prompt, DecodingRow[] rows, KeyValueCache cache)
    {
        using var scope = torch.NewDisposeScope();
        var tokens = torch.tensor(prompt.Select(id => (long)id).ToArray(), [1, prompt.Length], device: device).expand(rows.Length, prompt.Length);
        var hidden = decoder.Forward(tokens, 0, cache);
        // The model says at its very first position whether there is speech at all.
        var silence = torch.softmax(decoder.Logits(hidden.select(1, 0)), 1).select(1, special.NoSpeech).cpu();
        var probabilities = silence.data<float>();
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i].NoSpeechProbability = probabilities[i];
        }

        return decoder.Logits(hidden.select(1, prompt.Length - 1)).MoveToOuterDisposeScope();
    }

    private static void Choose(torch.Tensor logits, DecodingRow[] live, double temperature)
    {
        using var scope = torch.NewDisposeScope();
        var chosen = temperature > 0 ? Draw(logits / temperature, live) : logits.argmax(1, keepdim: true);
        var logProbability = logits.gather(1, chosen) - logits.logsumexp(1, keepdim: true);
        var pairs = torch.cat([chosen.to(torch.ScalarType.Float64), logProbability.to(torch.ScalarType.Float64)], 1).cpu().data<double>();
        for (var i = 0; i < live.Length; i++)
        {
            if (!live[i].Finished)
            {
                live[i].Add((int)pairs[2 * i], pairs[(2 * i) + 1]);
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

    // Rewriting the caches costs about as much as two steps, so it waits until a quarter of the rows would go.
    private DecodingRow[] DropFinished(DecodingRow[] live, KeyValueCache cache)
    {
        var kept = Enumerable.Range(0, live.Length).Where(i => !live[i].Finished).ToArray();
        if (4 * kept.Length > 3 * live.Length)
        {
            return live;
        }

        using var scope = torch.NewDisposeScope();
        cache.Keep(torch.tensor(kept.Select(i => (long)i).ToArray(), device: device));
        return [.. kept.Select(i => live[i])];
    }
}
