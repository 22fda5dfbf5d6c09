using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>The tensors of a model on a device. Parts take what they need and own it together with this store.</summary>
internal sealed class WhisperWeights : IDisposable
{
    private readonly Dictionary<string, torch.Tensor> _tensors = [];

    private WhisperWeights(WhisperDimensions dimensions) => Dimensions = dimensions;

    public WhisperDimensions Dimensions { get; }

    public torch.Tensor this[string name] => _tensors[name];

    /// <summary>Reads every tensor of a checkpoint that has been checked for completeness.</summary>
    public static WhisperWeights Load(IWhisperCheckpoint checkpoint, torch.Device device, torch.ScalarType dtype, CancellationToken cancellationToken)
    {
        var weights = new WhisperWeights(checkpoint.Dimensions);
        var shapes = WhisperTensors.Of(checkpoint.Dimensions);
        try
        {
            foreach (var tensor in checkpoint.Weights)
            {
                cancellationToken.ThrowIfCancellationRequested();
                using var read = torch.tensor(tensor.Read(), [.. shapes[tensor.Name].Select(size => (long)size)], torch.ScalarType.Float32);
                weights.Own(tensor.Name, read.to(dtype, device, copy: true));
            }

            return weights;
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    /// <summary>Joins the named tensors along their rows into one that replaces them.</summary>
    public torch.Tensor Fuse(string name, params string[] parts)
    {
        var fused = torch.cat([.. parts.Select(part => _tensors[part])], 0);
        foreach (var part in parts)
        {
            _tensors.Remove(part, out var tensor);
            tensor?.Dispose();
        }

        return Own(name, fused);
    }

    /// <summary>Keeps a tensor until the store is disposed of.</summary>
    public torch.Tensor Own(string name, torch.Tensor tensor)
    {
        _tensors.Add(name, tensor.DetachFromDisposeScope());
        return tensor;
    }

    public void Dispose()
    {
        foreach (var tensor in _tensors.Values)
        {
            tensor.Dispose();
        }
    }
}
