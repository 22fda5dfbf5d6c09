using Podcasts.Core.Speakers.Network;
using TorchSharp;

namespace Podcasts.Core.Speakers.Embedding;

/// <summary>Two convolutions and a way around them.</summary>
internal sealed record ResidualBlock(NormalizedConvolution First, NormalizedConvolution Second, NormalizedConvolution? Shortcut)
{
    public static ResidualBlock From(NetworkWeights weights, string prefix, long stride) => new(
        NormalizedConvolution.From(weights, prefix + "conv1", prefix + "bn1", stride),
        NormalizedConvolution.From(weights, prefix + "conv2", prefix + "bn2", 1),
        weights.Tensors.ContainsKey(prefix + "shortcut.0.weight")
            ? NormalizedConvolution.From(weights, prefix + "shortcut.0", prefix + "shortcut.1", stride)
            : null);

    public torch.Tensor Apply(torch.Tensor x)
    {
        using var scope = torch.NewDisposeScope();
        var changed = Second.Apply(First.Apply(x).relu_());
        return changed.add_(Shortcut?.Apply(x) ?? x).relu_().MoveToOuterDisposeScope();
    }
}
