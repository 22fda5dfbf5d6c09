using TorchSharp;
using static TorchSharp.torch.nn;

namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>The two-layer part of a block, with its norm.</summary>
internal sealed record FeedForward(LayerNorm Norm, Linear Up, Linear Down)
{
    public static FeedForward From(WhisperWeights weights, string prefix) =>
        new(LayerNorm.From(weights, prefix + "mlp_ln"), Linear.From(weights, prefix + "mlp.0"), Linear.From(weights, prefix + "mlp.2"));

    /// <summary>What the block adds to <paramref name="x"/>.</summary>
    public torch.Tensor Apply(torch.Tensor x) => Down.Apply(functional.gelu(Up.Apply(Norm.Apply(x))));
}
