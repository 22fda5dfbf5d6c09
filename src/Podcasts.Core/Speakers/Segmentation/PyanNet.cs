using Podcasts.Core.Models;
using Podcasts.Core.Speakers.Network;
using Podcasts.Core.Weights;
using TorchSharp;
using static TorchSharp.torch.nn;

namespace Podcasts.Core.Speakers.Segmentation;

/// <summary>Hears who of a window's speakers speaks when (diarization.md 2.1).</summary>
internal sealed class PyanNet : IDisposable
{
    private const int FilterStride = 10;
    private static readonly Scalar Slope = 0.01;
    private readonly BidirectionalLstm _lstm;
    private readonly InstanceNorm _loudness;
    private readonly torch.Tensor _filters;
    private readonly (torch.Tensor Weight, torch.Tensor Bias)[] _convolutions;
    private readonly InstanceNorm[] _norms;
    private readonly Affine[] _linear;
    private readonly Affine _classifier;

    /// <summary>Builds the network on weights that it owns from now on.</summary>
    public PyanNet(NetworkWeights weights, PyanNetDimensions dimensions)
    {
        Weights = weights;
        _loudness = InstanceNorm.From(weights, "sincnet.wav_norm1d");
        _filters = weights.Own("filters", Filters(weights));
        _convolutions = [.. Enumerable.Range(1, 2).Select(i => (weights[$"sincnet.conv1d.{i}.weight"], weights[$"sincnet.conv1d.{i}.bias"]))];
        _norms = [.. Enumerable.Range(0, 3).Select(i => InstanceNorm.From(weights, $"sincnet.norm1d.{i}"))];
        _lstm = BidirectionalLstm.From(weights, "lstm", dimensions);
        _linear = [Affine.From(weights, "linear.0"), Affine.From(weights, "linear.1")];
        _classifier = Affine.From(weights, "classifier");
    }

    public NetworkWeights Weights { get; }

    /// <summary>Makes sure that tensors are those of such a network, and says of what size.</summary>
    /// <exception cref="ModelFileException">They are not; the message lists the differences.</exception>
    public static PyanNetDimensions Check(IReadOnlyDictionary<string, WeightTensor> read)
    {
        var dimensions = PyanNetDimensions.Of(read);
        NetworkTensors.Check("speaker segmentation network", read, dimensions.Tensors());
        return dimensions;
    }

    /// <summary>Builds the network on the tensors of a file.</summary>
    /// <exception cref="ModelFileException">The tensors are not those of such a network.</exception>
    public static PyanNet Load(IReadOnlyDictionary<string, WeightTensor> read, torch.Device device)
    {
        var dimensions = Check(read);
        return new(NetworkWeights.Load(read, dimensions.Tensors(), device), dimensions);
    }

    /// <summary>Scores the classes of <see cref="Powerset"/>.</summary>
    /// <param name="sound">[batch, samples], 16 kHz, -1 to 1.</param>
    /// <returns>[batch, frames, classes], logarithms of probabilities.</returns>
    public torch.Tensor Classify(torch.Tensor sound)
    {
        using var scope = torch.NewDisposeScope();
        return Score(Read(sound)).MoveToOuterDisposeScope();
    }

    /// <summary>Reads sound as far as the linear layers; training looks at what is known there.</summary>
    /// <param name="sound">[batch, samples], 16 kHz, -1 to 1.</param>
    /// <returns>[batch, frames, 2 x hidden].</returns>
    public torch.Tensor Read(torch.Tensor sound)
    {
        using var scope = torch.NewDisposeScope();
        var x = functional.conv1d(_loudness.Apply(sound.unsqueeze(1)), _filters, stride: FilterStride).abs();
        x = Condense(x, _norms[0]);
        for (var i = 0; i < _convolutions.Length; i++)
        {
            x = Condense(functional.conv1d(x, _convolutions[i].Weight, _convolutions[i].Bias), _norms[i + 1]);
        }

        return _lstm.Apply(x.transpose(1, 2)).MoveToOuterDisposeScope();
    }

    /// <summary>Scores the classes from what <see cref="Read"/> gives.</summary>
    /// <returns>[batch, frames, classes], logarithms of probabilities.</returns>
    public torch.Tensor Score(torch.Tensor x)
    {
        using var scope = torch.NewDisposeScope();
        foreach (var linear in _linear)
        {
            x = linear.Apply(x).leaky_relu(Slope);
        }

        return functional.log_softmax(_classifier.Apply(x), -1).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        _lstm.Dispose();
        Weights.Dispose();
    }

    private static torch.Tensor Condense(torch.Tensor x, InstanceNorm norm) =>
        norm.Apply(functional.max_pool1d(x, 3, 3)).leaky_relu(Slope);

    private static torch.Tensor Filters(NetworkWeights weights)
    {
        float[] Values(string name) => weights[$"sincnet.conv1d.0.filterbank.{name}"].cpu().data<float>().ToArray();
        var filters = SincFilterBank.Create(Values("low_hz_"), Values("band_hz_"));
        return torch.tensor(filters, [filters.Length / SincFilterBank.Taps, 1, SincFilterBank.Taps], device: weights.Device);
    }
}
