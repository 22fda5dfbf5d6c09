using Podcasts.Core.Speakers.Network;
using TorchSharp;
using static TorchSharp.torch.nn;

namespace Podcasts.Core.Speakers.Segmentation;

/// <summary>Normalises each channel of each example over time, with epsilon 1e-5; the tensors belong to the weights.</summary>
internal sealed record InstanceNorm(torch.Tensor Weight, torch.Tensor Bias)
{
    public static InstanceNorm From(NetworkWeights weights, string name) => new(weights[name + ".weight"], weights[name + ".bias"]);

    public torch.Tensor Apply(torch.Tensor x) => functional.instance_norm(x, weight: Weight, bias: Bias, eps: 1e-5);
}
