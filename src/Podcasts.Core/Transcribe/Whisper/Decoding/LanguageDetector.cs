using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>Asks a multilingual model which language it hears (whisper.md 8).</summary>
internal static class LanguageDetector
{
    /// <summary>The language that all windows together are most probably in.</summary>
    /// <param name="decoder">Of the model.</param>
    /// <param name="encoded">[windows, audio positions, d].</param>
    /// <param name="special">Of the model.</param>
    public static string Detect(TextDecoder decoder, torch.Tensor encoded, SpecialTokens special)
    {
        using var scope = torch.NewDisposeScope();
        using var cache = decoder.Start(encoded, 1);
        var start = torch.full([encoded.size(0), 1], (long)special.StartOfTranscript, torch.ScalarType.Int64, encoded.device);
        var logits = decoder.Logits(decoder.Forward(start, 0, cache).select(1, 0));
        var languages = torch.nn.functional.log_softmax(logits.narrow(1, special.FirstLanguage, special.LanguageCount), 1).mean([0]);
        return Languages.Codes[(int)languages.argmax().item<long>()];
    }
}
