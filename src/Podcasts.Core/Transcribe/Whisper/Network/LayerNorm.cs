using TorchSharp;
using static TorchSharp.torch.nn;

namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>Normalises over the width, with epsilon 1e-5; the tensors belong to the weights.</summary>
internal sealed record LayerNorm(torch.Tensor Weight, torch.Tensor Bias)
{
    private readonly long[] _width = [Weight.size(0)];

    public static LayerNorm From(WhisperWeights weights, string name) => new(weights[name + ".weight"], weights[name + ".bias"]);

    public torch.Tensor Apply(torch.Tensor x) => functional.layer_norm(x, _width, Weight, Bias, 1e-5);
}
