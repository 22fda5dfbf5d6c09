using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>Decodes many windows at once and follows several hypotheses of each, which share the window's audio (whisper.md 5.3).</summary>
internal sealed class BeamDecoder(TextDecoder decoder, TokenRules rules, SpecialTokens special, WhisperDimensions dimensions, torch.Device device)
{
    private readonly PromptReader _reader = new(decoder, special, device);

    /// <summary>Decodes at temperature 0.</summary>
    /// <param name="encoded">[windows, audio positions, d].</param>
    /// <param name="prompt">The same for every window.</param>
    /// <param name="size">Hypotheses followed in each window.</param>
    /// <param name="cancellationToken">Looked at before each step.</param>
    /// <returns>One result for each window, in order.</returns>
    public DecodedWindow[] Decode(torch.Tensor encoded, int[] prompt, int size, CancellationToken cancellationToken)
    {
        using var scope = torch.NewDisposeScope();
        var longest = Math.Min(dimensions.TextContext / 2, dimensions.TextContext - prompt.Length);
        using var cache = decoder.Start(encoded, prompt.Length + longest, size);
        var (logits, noSpeech) = _reader.Read(prompt, cache);
        var beams = noSpeech.Select(probability => new Beam(special, dimensions.HasTimestamps, size) { NoSpeechProbability = probability }).ToArray();
        var live = beams;
        for (var step = 0; ; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var stepScope = torch.NewDisposeScope();
            rules.Apply(logits, [.. live.SelectMany(beam => beam.Live).Select(hypothesis => hypothesis.Timestamps)], first: step == 0);
            var sources = Advance(logits, live, size + 1);
            logits.Dispose();
            if (step + 1 == longest || live.All(beam => beam.Finished))
            {
                return [.. beams.Select(beam => beam.Result())];
            }

            cache.Fork(torch.tensor(sources, device: device));
            live = DropFinished(live, cache);
            var tokens = live.SelectMany(beam => beam.Live).Select(hypothesis => (long)(hypothesis.Tokens is [.., var last] ? last : special.EndOfText)).ToArray();
            logits = decoder.Logits(decoder.Forward(torch.tensor(tokens, [tokens.Length, 1], device: device), prompt.Length + step, cache).select(1, 0)).MoveToOuterDisposeScope();
        }
    }

    // For each row to come the row that it goes on from.
    private static long[] Advance(torch.Tensor logits, Beam[] live, int candidates)
    {
        using var scope = torch.NewDisposeScope();
        var (scores, ids) = logits.topk(candidates, 1);
        var logProbabilities = (scores - logits.logsumexp(1, keepdim: true)).cpu().data<float>().ToArray();
        var tokens = ids.cpu().data<long>().ToArray();
        var rows = tokens.Zip(logProbabilities, (token, logProbability) => ((int)token, (double)logProbability)).Chunk(candidates).ToArray();
        var sources = new List<long>();
        var first = 0;
        foreach (var beam in live)
        {
            var count = beam.Live.Count;
            sources.AddRange(beam.Advance(rows[first..(first + count)]).Select(source => (long)(first + source)));
            first += count;
        }

        return [.. sources];
    }

    private static Beam[] DropFinished(Beam[] live, KeyValueCache cache)
    {
        var kept = live.Count(beam => !beam.Finished);
        if (kept == live.Length)
        {
            return live;
        }

        var movers = new Queue<int>(Enumerable.Range(kept, live.Length - kept).Where(i => !live[i].Finished));
        int[] order = [.. Enumerable.Range(0, kept).Select(i => live[i].Finished ? movers.Dequeue() : i)];
        cache.Keep(order);
        return [.. order.Select(i => live[i])];
    }
}
