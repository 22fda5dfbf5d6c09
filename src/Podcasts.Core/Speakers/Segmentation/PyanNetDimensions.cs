using Podcasts.Core.Weights;

namespace Podcasts.Core.Speakers.Segmentation;

/// <summary>The sizes of a segmentation network, read from its tensors: a narrow one has the same architecture.</summary>
/// <param name="Bands">Learnt bands of the first layer, which has two filters for each.</param>
/// <param name="Channels">Of the two convolutions.</param>
/// <param name="Hidden">Of the LSTM, in each direction.</param>
/// <param name="Layers">Of the LSTM.</param>
/// <param name="Linear">Width of the two linear layers.</param>
public sealed record PyanNetDimensions(long Bands, long Channels, long Hidden, int Layers, long Linear)
{
    /// <summary>The sizes of the published networks, segmentation-3.0 and community-1.</summary>
    public static PyanNetDimensions Published { get; } = new(40, 60, 128, 4, 128);

    /// <summary>Reads the sizes; where a tensor is missing they are the published ones, so that a check names it.</summary>
    public static PyanNetDimensions Of(IReadOnlyDictionary<string, WeightTensor> read)
    {
        var layers = Enumerable.Range(0, 64).TakeWhile(i => read.ContainsKey($"lstm.weight_ih_l{i}")).Count();
        return new(
            Size("sincnet.conv1d.0.filterbank.low_hz_", 0, Published.Bands),
            Size("sincnet.conv1d.1.weight", 0, Published.Channels),
            Size("lstm.weight_hh_l0", 1, Published.Hidden),
            layers == 0 ? Published.Layers : layers,
            Size("linear.0.weight", 0, Published.Linear));

        long Size(string name, int dimension, long otherwise) =>
            read.TryGetValue(name, out var tensor) && tensor.Shape.Count > dimension ? tensor.Shape[dimension] : otherwise;
    }

    /// <summary>Names and shapes of the tensors that carry what was learnt (diarization.md 2.4).</summary>
    public IReadOnlyDictionary<string, long[]> Tensors()
    {
        var shapes = new Dictionary<string, long[]>
        {
            ["sincnet.conv1d.0.filterbank.low_hz_"] = [Bands, 1],
            ["sincnet.conv1d.0.filterbank.band_hz_"] = [Bands, 1],
        };
        Pair("sincnet.wav_norm1d", [1]);
        Pair("sincnet.conv1d.1", [Channels, 2 * Bands, 5]);
        Pair("sincnet.conv1d.2", [Channels, Channels, 5]);
        Pair("sincnet.norm1d.0", [2 * Bands]);
        Pair("sincnet.norm1d.1", [Channels]);
        Pair("sincnet.norm1d.2", [Channels]);
        for (var layer = 0; layer < Layers; layer++)
        {
            foreach (var suffix in new[] { $"_l{layer}", $"_l{layer}_reverse" })
            {
                shapes["lstm.weight_ih" + suffix] = [4 * Hidden, layer == 0 ? Channels : 2 * Hidden];
                shapes["lstm.weight_hh" + suffix] = [4 * Hidden, Hidden];
                shapes["lstm.bias_ih" + suffix] = [4 * Hidden];
                shapes["lstm.bias_hh" + suffix] = [4 * Hidden];
            }
        }

        Pair("linear.0", [Linear, 2 * Hidden]);
        Pair("linear.1", [Linear, Linear]);
        Pair("classifier", [Powerset.Classes, Linear]);
        return shapes;

        void Pair(string name, long[] shape)
        {
            shapes[name + ".weight"] = shape;
            shapes[name + ".bias"] = shape[..1];
        }
    }
}
