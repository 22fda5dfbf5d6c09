using Podcasts.Core.Weights;

namespace Podcasts.Core.Tests.Speakers.Network;

/// <summary>Weights drawn at random but lively, by name and shape.</summary>
internal static class RandomTensors
{
    public static Dictionary<string, WeightTensor> Of(IReadOnlyDictionary<string, long[]> shapes, int seed = 1)
    {
        var random = new Random(seed);
        return shapes.ToDictionary(entry => entry.Key, entry => Weight(entry.Key, entry.Value, Draw(entry.Key, entry.Value, random)));
    }

    /// <summary>A tensor with these values.</summary>
    public static WeightTensor Weight(string name, long[] shape, float[] values) => new(name, [.. shape.Select(size => (int)size)], "f32", () => values);

    /// <summary>Noise that swells and fades, different in each stretch.</summary>
    public static float[] Sound(int samples, int seed = 1)
    {
        var random = new Random(seed);
        var sound = new float[samples];
        for (var i = 0; i < samples; i++)
        {
            var level = 0.3 * (1 + Math.Sin(i / 9000.0)) * (i / 16000 % 3 == 2 ? 0.02 : 1);
            sound[i] = (float)(level * ((0.6 * Math.Sin(i * (0.1 + (0.05 * (i / 24000 % 4))))) + (0.4 * ((2 * random.NextDouble()) - 1))));
        }

        return sound;
    }

    private static float[] Draw(string name, long[] shape, Random random)
    {
        var count = shape.Aggregate(1L, (product, size) => product * size);
        var values = Enumerable.Range(0, (int)count).Select(_ => (float)((2 * random.NextDouble()) - 1)).ToArray();
        var fanIn = (double)count / shape[0];
        return name switch
        {
            _ when name.EndsWith("low_hz_", StringComparison.Ordinal) => [.. values.Select((_, i) => 180f * i)],
            _ when name.EndsWith("band_hz_", StringComparison.Ordinal) => [.. values.Select(v => 100 + (50 * v))],
            _ when name.EndsWith("running_var", StringComparison.Ordinal) || IsNormWeight(name, shape) => [.. values.Select(v => 1 + (v / 2))],
            _ when shape.Length == 1 => [.. values.Select(v => v / 5)],
            _ => [.. values.Select(v => (float)(v * 1.7 / Math.Sqrt(fanIn)))],
        };
    }

    private static bool IsNormWeight(string name, long[] shape) => shape.Length == 1 && name.EndsWith("weight", StringComparison.Ordinal);
}
