using TorchSharp;
using static TorchSharp.torch.nn;

namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>An affine map; the tensors belong to the weights.</summary>
internal sealed record Linear(torch.Tensor Weight, torch.Tensor? Bias)
{
    public static Linear From(WhisperWeights weights, string name) => new(weights[name + ".weight"], weights[name + ".bias"]);

    public torch.Tensor Apply(torch.Tensor x) =>
        OneRow.Suits(x, Weight) ? OneRow.Apply(x, Weight, Bias).to(x.dtype) : functional.linear(x, Weight, Bias);
}
