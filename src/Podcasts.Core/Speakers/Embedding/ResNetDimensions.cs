using Podcasts.Core.Weights;

namespace Podcasts.Core.Speakers.Embedding;

/// <summary>The sizes of an embedding network, read from its tensors: a narrow one has the same architecture.</summary>
/// <param name="Channels">Of the first of the four stages; each later one has twice as many.</param>
/// <param name="Embedding">Values of an embedding.</param>
public sealed record ResNetDimensions(long Channels, long Embedding)
{
    /// <summary>Blocks of each stage, as in every ResNet34.</summary>
    public static IReadOnlyList<int> Blocks { get; } = [3, 4, 6, 3];

    /// <summary>The sizes of the published network, wespeaker-voxceleb-resnet34-LM.</summary>
    public static ResNetDimensions Published { get; } = new(32, 256);

    /// <summary>Features of a pooling frame: the last stage's channels times its ten rows of frequency.</summary>
    public long Features => 8 * Channels * (KaldiFilterBank.Bands / 8);

    /// <summary>Reads the sizes; where a tensor is missing they are the published ones, so that a check names it.</summary>
    /// <param name="read">Tensors by name, without the prefix <c>resnet.</c></param>
    public static ResNetDimensions Of(IReadOnlyDictionary<string, WeightTensor> read)
    {
        return new(Size("conv1.weight", Published.Channels), Size("seg_1.weight", Published.Embedding));

        long Size(string name, long otherwise) => read.TryGetValue(name, out var tensor) && tensor.Shape.Count > 0 ? tensor.Shape[0] : otherwise;
    }

    /// <summary>Names and shapes of the tensors that carry what was learnt (diarization.md 3.5), without the prefix.</summary>
    public IReadOnlyDictionary<string, long[]> Tensors()
    {
        var shapes = new Dictionary<string, long[]>();
        Convolution("conv1", "bn1", 1, Channels, 3);
        var incoming = Channels;
        for (var stage = 0; stage < Blocks.Count; stage++)
        {
            var channels = Channels << stage;
            for (var block = 0; block < Blocks[stage]; block++)
            {
                var prefix = $"layer{stage + 1}.{block}.";
                Convolution(prefix + "conv1", prefix + "bn1", incoming, channels, 3);
                Convolution(prefix + "conv2", prefix + "bn2", channels, channels, 3);
                if (stage > 0 && block == 0)
                {
                    Convolution(prefix + "shortcut.0", prefix + "shortcut.1", incoming, channels, 1);
                }

                incoming = channels;
            }
        }

        shapes["seg_1.weight"] = [Embedding, 2 * Features];
        shapes["seg_1.bias"] = [Embedding];
        return shapes;

        void Convolution(string convolution, string norm, long from, long to, long size)
        {
            shapes[convolution + ".weight"] = [to, from, size, size];
            foreach (var part in new[] { "weight", "bias", "running_mean", "running_var" })
            {
                shapes[$"{norm}.{part}"] = [to];
            }
        }
    }
}
