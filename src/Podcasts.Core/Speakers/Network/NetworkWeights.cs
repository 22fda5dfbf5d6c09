using Podcasts.Core.Weights;
using TorchSharp;

namespace Podcasts.Core.Speakers.Network;

/// <summary>The tensors of a network on a device, in single precision. Parts take what they need and own it together with this store.</summary>
/// <remarks>Half precision merges speakers (diarization.md 4.8).</remarks>
internal sealed class NetworkWeights(torch.Device device) : IDisposable
{
    private readonly Dictionary<string, torch.Tensor> _tensors = [];

    public torch.Device Device => device;

    /// <summary>Every tensor by its name.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> Tensors => _tensors;

    public torch.Tensor this[string name] => _tensors[name];

    /// <summary>Reads the named tensors to a device.</summary>
    public static NetworkWeights Load(IReadOnlyDictionary<string, WeightTensor> read, IReadOnlyDictionary<string, long[]> shapes, torch.Device device)
    {
        using var scope = torch.NewDisposeScope();
        var weights = new NetworkWeights(device);
        foreach (var (name, shape) in shapes)
        {
            weights.Own(name, torch.tensor(read[name].Read(), shape, device: device));
        }

        return weights;
    }

    /// <summary>Keeps a tensor until the store is disposed of; one of the same name goes.</summary>
    public torch.Tensor Own(string name, torch.Tensor tensor)
    {
        if (_tensors.Remove(name, out var old))
        {
            old.Dispose();
        }

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
