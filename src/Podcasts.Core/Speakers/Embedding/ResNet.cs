using Podcasts.Core.Models;
using Podcasts.Core.Speakers.Network;
using Podcasts.Core.Weights;
using TorchSharp;

namespace Podcasts.Core.Speakers.Embedding;

/// <summary>Tells what voices are like: WeSpeaker's ResNet34 (diarization.md 3.2 and 3.3).</summary>
internal sealed class ResNet : IDisposable
{
    private const string Prefix = "resnet.";
    private readonly NetworkWeights _weights;
    private readonly NormalizedConvolution _stem;
    private readonly ResidualBlock[] _blocks;
    private readonly Affine _last;

    /// <summary>Builds the network on weights that it owns from now on.</summary>
    public ResNet(NetworkWeights weights, ResNetDimensions dimensions)
    {
        _weights = weights;
        Dimensions = dimensions;
        _stem = NormalizedConvolution.From(weights, "conv1", "bn1", 1);
        _blocks = [.. ResNetDimensions.Blocks.SelectMany((count, stage) => Enumerable.Range(0, count).Select(block =>
            ResidualBlock.From(weights, $"layer{stage + 1}.{block}.", stage > 0 && block == 0 ? 2 : 1)))];
        _last = Affine.From(weights, "seg_1");
    }

    public ResNetDimensions Dimensions { get; }

    /// <summary>Builds the network on the tensors of a file, pyannote's (with the prefix <c>resnet.</c>) or WeSpeaker's own.</summary>
    /// <exception cref="ModelFileException">The tensors are not those of such a network.</exception>
    public static ResNet Load(IReadOnlyDictionary<string, WeightTensor> read, torch.Device device)
    {
        read = read.ToDictionary(entry => entry.Key.StartsWith(Prefix, StringComparison.Ordinal) ? entry.Key[Prefix.Length..] : entry.Key, entry => entry.Value);
        var dimensions = ResNetDimensions.Of(read);
        var shapes = dimensions.Tensors();
        NetworkTensors.Check("speaker embedding network", read, shapes);
        return new(NetworkWeights.Load(read, shapes, device), dimensions);
    }

    /// <summary>Looks at windows, whoever speaks in them.</summary>
    /// <param name="energies">[windows, 80 bands, frames], from <see cref="KaldiFilterBank.Windows"/>.</param>
    /// <returns>[windows, features, frames / 8].</returns>
    public torch.Tensor Look(torch.Tensor energies)
    {
        using var scope = torch.NewDisposeScope();
        var x = _stem.Apply(energies.unsqueeze(1)).relu_();
        foreach (var block in _blocks)
        {
            var next = block.Apply(x);
            x.Dispose();
            x = next;
        }

        return x.flatten(1, 2).MoveToOuterDisposeScope();
    }

    /// <summary>Embeds what was seen where a mask looks.</summary>
    /// <param name="seen">From <see cref="Look"/>.</param>
    /// <param name="masks">[windows, slots, frames]: how much each frame of <paramref name="seen"/> counts; see <see cref="SlotMasks"/>.</param>
    /// <returns>[windows, slots, <see cref="ResNetDimensions.Embedding"/>], not normalised.</returns>
    public torch.Tensor Embed(torch.Tensor seen, torch.Tensor masks)
    {
        using var scope = torch.NewDisposeScope();
        return _last.Apply(StatisticsPooling.Apply(seen, masks)).MoveToOuterDisposeScope();
    }

    public void Dispose() => _weights.Dispose();
}
