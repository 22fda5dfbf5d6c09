using Podcasts.Core.Speakers.Network;
using TorchSharp;
using TorchSharp.Modules;

namespace Podcasts.Core.Speakers.Segmentation;

/// <summary>Layers that read forwards and backwards. The one part that is a module: TorchSharp has no function for it.</summary>
internal sealed class BidirectionalLstm : IDisposable
{
    private readonly LSTM _lstm;

    private BidirectionalLstm(LSTM lstm) => _lstm = lstm;

    /// <summary>Builds the module; from then on its parameters are the weights' tensors of these names.</summary>
    public static BidirectionalLstm From(NetworkWeights weights, string name, PyanNetDimensions dimensions)
    {
        var lstm = torch.nn.LSTM(dimensions.Channels, dimensions.Hidden, dimensions.Layers, batchFirst: true, bidirectional: true, device: weights.Device);
        using (torch.no_grad())
        {
            foreach (var (key, parameter) in lstm.named_parameters())
            {
                parameter.copy_(weights[$"{name}.{key}"]);
                weights.Own($"{name}.{key}", parameter);
            }
        }

        if (weights.Device.type == DeviceType.CUDA)
        {
            lstm.flatten_parameters();
        }

        return new(lstm);
    }

    /// <summary>Reads sequences.</summary>
    /// <param name="x">[batch, steps, channels].</param>
    /// <returns>[batch, steps, 2 x hidden], the forward half first.</returns>
    public torch.Tensor Apply(torch.Tensor x)
    {
        var (output, hidden, cell) = _lstm.call(x);
        hidden.Dispose();
        cell.Dispose();
        return output;
    }

    public void Dispose() => _lstm.Dispose();
}
