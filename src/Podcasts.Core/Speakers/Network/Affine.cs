using TorchSharp;
using static TorchSharp.torch.nn;

namespace Podcasts.Core.Speakers.Network;

/// <summary>A linear layer; the tensors belong to the weights.</summary>
internal sealed record Affine(torch.Tensor Weight, torch.Tensor Bias)
{
    public static Affine From(NetworkWeights weights, string name) => new(weights[name + ".weight"], weights[name + ".bias"]);

    public torch.Tensor Apply(torch.Tensor x) => functional.linear(x, Weight, Bias);
}
