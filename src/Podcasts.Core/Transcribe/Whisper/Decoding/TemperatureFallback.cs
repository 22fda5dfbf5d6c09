using Podcasts.Core.Transcribe.Whisper.Tokens;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>Decodes windows that came out badly again, less and less greedily (whisper.md 5.5).</summary>
internal sealed class TemperatureFallback(BatchDecoder decoder, BeamDecoder beam, DecoderPrompt prompts, Tokenizer tokenizer)
{
    /// <summary>Decodes windows until each is good, or the temperatures are used up and the best try has to do.</summary>
    /// <param name="encoded">[windows, audio positions, d].</param>
    /// <param name="prompt">The same for every window.</param>
    /// <param name="windows">For their times, which seed the dice.</param>
    /// <param name="parameters">What is good, and the temperatures.</param>
    /// <param name="cancellationToken">Looked at before each step.</param>
    public DecodedWindow[] Decode(
        torch.Tensor encoded, int[] prompt, IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken)
    {
        var best = new DecodedWindow?[windows.Count];
        var failing = Enumerable.Range(0, windows.Count).ToArray();
        foreach (var (index, temperature) in parameters.Temperatures.Index())
        {
            using var scope = torch.NewDisposeScope();
            var part = Rows(encoded, failing);
            var dice = failing.Select(i => Dice(parameters.Seed, windows[i].Start, index)).ToArray();
            var results = temperature == 0 && parameters.BeamSize > 1
                ? beam.Decode(part, prompt, parameters.BeamSize, cancellationToken)
                : decoder.Decode(part, prompt, temperature, dice, cancellationToken);
            foreach (var (i, decoded) in failing.Zip(results))
            {
                best[i] = best[i] is { } before && Rank(before, parameters).CompareTo(Rank(decoded, parameters)) >= 0 ? before : decoded;
            }

            failing = [.. failing.Where(i => !IsGood(best[i]!, parameters))];
            if (failing.Length == 0)
            {
                break;
            }
        }

        return WithoutEchoes([.. best.Select(window => window!)], encoded, prompt, windows, parameters, cancellationToken);
    }

    // A window that only prints its prompt is decoded again without one.
    private DecodedWindow[] WithoutEchoes(
        DecodedWindow[] decoded, torch.Tensor encoded, int[] prompt, IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken)
    {
        var given = prompts.Text(prompt);
        var echoes = Enumerable.Range(0, decoded.Length).Where(i => PromptEcho.Found(tokenizer.Decode(decoded[i].Tokens), given)).ToArray();
        if (echoes.Length == 0)
        {
            return decoded;
        }

        using var scope = torch.NewDisposeScope();
        var again = Decode(Rows(encoded, echoes), prompts.Bare(prompt), [.. echoes.Select(i => windows[i])], parameters, cancellationToken);
        foreach (var (i, window) in echoes.Zip(again))
        {
            decoded[i] = window;
        }

        return decoded;
    }

    private static torch.Tensor Rows(torch.Tensor encoded, int[] rows) =>
        rows.Length == encoded.size(0) ? encoded : encoded.index_select(0, torch.tensor(rows.Select(i => (long)i).ToArray(), device: encoded.device));

    // The same for the same window of the same episode, whatever stands beside it and however often it is run.
    private static Random Dice(long seed, TimeSpan start, int attempt) =>
        new(unchecked((int)(((((seed * 1_000_003) + (long)start.TotalMilliseconds) * 31) + attempt) % int.MaxValue)));

    private bool IsGood(DecodedWindow window, TranscribeParameters parameters) =>
        IsSilence(window, parameters)
        || (!window.RanAway && !Repeats(window, parameters) && window.MeanLogProbability >= parameters.MinimumMeanLogProbability);

    /// <summary>Improbable words where the model hears no speech: there are none.</summary>
    public static bool IsSilence(DecodedWindow window, TranscribeParameters parameters) =>
        window.NoSpeechProbability > parameters.NoSpeechThreshold && window.MeanLogProbability < parameters.MinimumMeanLogProbability;

    private (bool, bool, double) Rank(DecodedWindow window, TranscribeParameters parameters) =>
        (!window.RanAway, !Repeats(window, parameters), window.MeanLogProbability);

    private bool Repeats(DecodedWindow window, TranscribeParameters parameters) =>
        CompressionRatio.Of(tokenizer.Decode(window.Tokens)) > parameters.MaximumCompressionRatio || TokenEntropy.Of(window.Tokens) < parameters.MinimumTokenEntropy;
}
