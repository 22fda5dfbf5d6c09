using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>Asks a multilingual model which language it hears (whisper.md 8).</summary>
internal static class LanguageDetector
{
    /// <summary>The language that all windows together are most probably in: the mean of their log-probabilities counts.</summary>
    /// <param name="decoder">Of the model.</param>
    /// <param name="encoded">[windows, audio positions, d].</param>
    /// <param name="special">Of the model.</param>
    /// <param name="hint">The language declared, as a code or a locale, or null; unknown ones are passed over.</param>
    public static LanguageGuess Detect(TextDecoder decoder, torch.Tensor encoded, SpecialTokens special, string? hint)
    {
        using var scope = torch.NewDisposeScope();
        using var cache = decoder.Start(encoded, 1);
        var start = torch.full([encoded.size(0), 1], (long)special.StartOfTranscript, torch.ScalarType.Int64, encoded.device);
        var logits = decoder.Logits(decoder.Forward(start, 0, cache).select(1, 0));
        var languages = torch.nn.functional.log_softmax(logits.narrow(1, special.FirstLanguage, special.LanguageCount), 1).mean([0]);
        if (hint is not null && Languages.Normalize(hint) is { } code && Languages.IndexOf(code) is var index && index < special.LanguageCount)
        {
            languages[index] += Math.Log(LanguageGuess.TrustInHint);
        }

        var (probability, best) = torch.softmax(languages, 0).max(0);
        return new(Languages.Codes[(int)best.item<long>()], probability.item<float>());
    }
}
