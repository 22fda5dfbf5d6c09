using Podcasts.Core.Speakers.Embedding;
using Podcasts.Core.Speakers.Segmentation;
using Podcasts.Core.Weights;

namespace Podcasts.Bench;

/// <summary>Both speaker networks in their published sizes with random weights: enough to time them, and no file.</summary>
internal static class SpeakerWeights
{
    private const int SpeakingClass = 1; // One speaker, so that every window is embedded.

    /// <summary>A segmentation network that hears one speaker all the time.</summary>
    public static IReadOnlyDictionary<string, WeightTensor> Segmentation { get; } = Of(PyanNetDimensions.Published.Tensors());

    /// <summary>An embedding network.</summary>
    public static IReadOnlyDictionary<string, WeightTensor> Embedding { get; } = Of(ResNetDimensions.Published.Tensors());

    private static Dictionary<string, WeightTensor> Of(IReadOnlyDictionary<string, long[]> shapes)
    {
        var dice = new Random(1);
        return shapes.ToDictionary(entry => entry.Key, entry => new WeightTensor(entry.Key, [.. entry.Value.Select(size => (int)size)], "f32", () => Values(entry.Key, entry.Value, dice)));
    }

    // Values that neither grow nor vanish from layer to layer: both would change what a product costs.
    private static float[] Values(string name, long[] shape, Random dice)
    {
        var count = (int)shape.Aggregate(1L, (all, size) => all * size);
        var spread = (float)Math.Sqrt(3.0 * shape[0] / count);
        return name switch
        {
            "classifier.bias" => [.. Enumerable.Range(0, count).Select(i => i == SpeakingClass ? 5f : 0)],
            "classifier.weight" => new float[count],
            _ when name.EndsWith("low_hz_", StringComparison.Ordinal) => [.. Enumerable.Range(0, count).Select(band => 180f * band)],
            _ when name.EndsWith("band_hz_", StringComparison.Ordinal) => [.. Enumerable.Repeat(100f, count)],
            _ when shape.Length > 1 => [.. Enumerable.Range(0, count).Select(_ => spread * ((2 * dice.NextSingle()) - 1))],
            _ => [.. Enumerable.Repeat(name.EndsWith("weight", StringComparison.Ordinal) || name.EndsWith("running_var", StringComparison.Ordinal) ? 1f : 0, count)],
        };
    }
}
