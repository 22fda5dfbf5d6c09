using Podcasts.Core.Speakers.Embedding;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Podcasts.Demo.Speakers;

/// <summary>The app's ResNet34 while it learns: batch norms take their statistics from the batch and keep a running mean of them.</summary>
internal sealed class LearningResNet : IDisposable
{
    private readonly Dictionary<string, Tensor> _weights = [];

    /// <summary>Draws fresh weights (Kaiming's, for ReLU).</summary>
    public LearningResNet(ResNetDimensions dimensions)
    {
        foreach (var (name, shape) in dimensions.Tensors())
        {
            _weights[name] = name switch
            {
                _ when name.EndsWith("running_mean", StringComparison.Ordinal) => zeros(shape),
                _ when name.EndsWith("running_var", StringComparison.Ordinal) => ones(shape),
                _ when shape.Length == 4 => Parameter(randn(shape) * Math.Sqrt(2.0 / (shape[0] * shape[2] * shape[3]))),
                _ when shape.Length == 2 => Parameter(((rand(shape) * 2) - 1) / Math.Sqrt(shape[1])),
                _ => Parameter(name.EndsWith("weight", StringComparison.Ordinal) ? ones(shape) : zeros(shape)),
            };
        }
    }

    /// <summary>Every tensor under its published name.</summary>
    public IReadOnlyDictionary<string, Tensor> Weights => _weights;

    /// <summary>As <see cref="ResNet.Look"/>.</summary>
    public Tensor Look(Tensor energies)
    {
        var x = Convolve(energies.unsqueeze(1), "conv1", "bn1", 1).relu();
        for (var stage = 0; stage < ResNetDimensions.Blocks.Count; stage++)
        {
            for (var block = 0; block < ResNetDimensions.Blocks[stage]; block++)
            {
                x = Block(x, $"layer{stage + 1}.{block}.", stage > 0 && block == 0 ? 2 : 1);
            }
        }

        return x.flatten(1, 2);
    }

    /// <summary>The layer after pooling.</summary>
    public Tensor Last(Tensor pooled) => functional.linear(pooled, _weights["seg_1.weight"], _weights["seg_1.bias"]);

    public void Dispose()
    {
        foreach (var tensor in _weights.Values)
        {
            tensor.Dispose();
        }
    }

    private Tensor Block(Tensor x, string prefix, long stride)
    {
        var changed = Convolve(Convolve(x, prefix + "conv1", prefix + "bn1", stride).relu(), prefix + "conv2", prefix + "bn2", 1);
        return (changed + (_weights.ContainsKey(prefix + "shortcut.0.weight") ? Convolve(x, prefix + "shortcut.0", prefix + "shortcut.1", stride) : x)).relu();
    }

    private Tensor Convolve(Tensor x, string convolution, string norm, long stride)
    {
        var weight = _weights[convolution + ".weight"];
        var convolved = functional.conv2d(x, weight, strides: [stride, stride], padding: [weight.size(2) / 2, weight.size(3) / 2]);
        return functional.batch_norm(
            convolved, _weights[norm + ".running_mean"], _weights[norm + ".running_var"], _weights[norm + ".weight"], _weights[norm + ".bias"], training: true);
    }
}
