using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Tests.Speakers.Clustering;

/// <summary>Made-up embeddings: voices are random directions, their embeddings lie around them and have different lengths.</summary>
internal sealed class Voices(int dimensions, int seed)
{
    private readonly Random _random = new(seed);

    public float[][] Points(int count) => [.. Enumerable.Range(0, count).Select(_ => Direction())];

    /// <summary>Embeddings of so many voices in turn.</summary>
    public float[][] Of(int voices, int each, double spread)
    {
        var centres = Points(voices);
        return [.. Enumerable.Range(0, voices * each).Select(i => Near(centres[i % voices], spread))];
    }

    public float[] Near(float[] centre, double spread)
    {
        var length = 0.5 + _random.NextDouble();
        return [.. centre.Zip(Direction(), (value, noise) => (float)(length * (value + (spread * noise))))];
    }

    /// <summary>A recording of one window for each entry, in which that voice speaks in a slot, all the time.</summary>
    public SpeakerWindows Windows(float[][] embeddings, Func<int, int> slotOf)
    {
        var active = new bool[embeddings.Length, WindowGrid.Frames, Powerset.Slots];
        var all = new float[embeddings.Length, Powerset.Slots, dimensions];
        for (var window = 0; window < embeddings.Length; window++)
        {
            for (var frame = 0; frame < WindowGrid.Frames; frame++)
            {
                active[window, frame, slotOf(window)] = true;
            }

            for (var d = 0; d < dimensions; d++)
            {
                all[window, slotOf(window), d] = embeddings[window][d];
            }
        }

        return new(active, all);
    }

    // A point on the unit sphere.
    private float[] Direction()
    {
        var values = Enumerable.Range(0, dimensions).Select(_ => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble())).ToArray();
        var length = Math.Sqrt(values.Sum(value => value * value));
        return Array.ConvertAll(values, value => (float)(value / length));
    }
}
