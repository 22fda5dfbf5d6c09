using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>Lets the decoder read what stands before the words, the same for every window.</summary>
internal sealed class PromptReader(TextDecoder decoder, SpecialTokens special, torch.Device device)
{
    /// <summary>Reads a prompt into an empty cache.</summary>
    /// <param name="prompt">Contains the start of the transcript.</param>
    /// <param name="cache">Of the windows.</param>
    /// <returns>Scores of what may come next, [windows, vocabulary], and the probability that each window holds no speech.</returns>
    public (torch.Tensor Logits, float[] NoSpeech) Read(int[] prompt, KeyValueCache cache)
    {
        using var scope = torch.NewDisposeScope();
        var tokens = torch.tensor(prompt.Select(id => (long)id).ToArray(), [1, prompt.Length], device: device).expand(cache.Windows, prompt.Length);
        var hidden = decoder.Forward(tokens, 0, cache);
        // The model says right after the start of the transcript whether there is speech at all.
        var start = Array.IndexOf(prompt, special.StartOfTranscript);
        var atStart = decoder.Logits(hidden.select(1, start));
        var noSpeech = torch.softmax(atStart, 1).select(1, special.NoSpeech).cpu().data<float>().ToArray();
        var logits = start == prompt.Length - 1 ? atStart : decoder.Logits(hidden.select(1, prompt.Length - 1));
        return (logits.MoveToOuterDisposeScope(), noSpeech);
    }
}
