using System.Numerics;
using System.Runtime.InteropServices;

namespace Podcasts.Core.Speakers.Clustering;

/// <summary>Sums over the values of vectors of one length.</summary>
internal static class Vectors
{
    /// <summary>The vector at length 1; of zeros nothing is left but zeros.</summary>
    public static float[] Unit(ReadOnlySpan<float> vector)
    {
        var unit = vector.ToArray();
        var length = Math.Sqrt(Dot(unit, unit));
        for (var i = 0; i < unit.Length && length > 0; i++)
        {
            unit[i] = (float)(unit[i] / length);
        }

        return unit;
    }

    /// <summary>The inner product: of unit vectors the cosine of their angle.</summary>
    public static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += (double)a[i] * b[i];
        }

        return sum;
    }

    /// <summary>The inner product.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var left = MemoryMarshal.Cast<double, Vector<double>>(a);
        var right = MemoryMarshal.Cast<double, Vector<double>>(b);
        var sums = Vector<double>.Zero;
        for (var i = 0; i < left.Length; i++)
        {
            sums += left[i] * right[i];
        }

        var sum = Vector.Sum(sums);
        for (var i = left.Length * Vector<double>.Count; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>Adds a multiple of one vector to another.</summary>
    public static void AddScaled(Span<double> sum, ReadOnlySpan<double> vector, double scale)
    {
        var left = MemoryMarshal.Cast<double, Vector<double>>(sum);
        var right = MemoryMarshal.Cast<double, Vector<double>>(vector);
        for (var i = 0; i < left.Length; i++)
        {
            left[i] += right[i] * scale;
        }

        for (var i = left.Length * Vector<double>.Count; i < sum.Length; i++)
        {
            sum[i] += vector[i] * scale;
        }
    }

    /// <summary>The square of the Euclidean distance.</summary>
    public static float SquaredDistance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var left = MemoryMarshal.Cast<float, Vector<float>>(a);
        var right = MemoryMarshal.Cast<float, Vector<float>>(b);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < left.Length; i++)
        {
            var difference = left[i] - right[i];
            sums += difference * difference;
        }

        var sum = Vector.Sum(sums);
        for (var i = left.Length * Vector<float>.Count; i < a.Length; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }

        return sum;
    }

    /// <summary>The mean vector of each cluster.</summary>
    /// <param name="vectors">At least one.</param>
    /// <param name="labels">For each vector its cluster, from 0 without gaps.</param>
    public static float[][] Means(IReadOnlyList<float[]> vectors, IReadOnlyList<int> labels)
    {
        var sums = new double[labels.Max() + 1][];
        var sizes = new int[sums.Length];
        for (var i = 0; i < vectors.Count; i++)
        {
            var sum = sums[labels[i]] ??= new double[vectors[i].Length];
            sizes[labels[i]]++;
            for (var d = 0; d < sum.Length; d++)
            {
                sum[d] += vectors[i][d];
            }
        }

        return [.. sums.Select((sum, cluster) => Array.ConvertAll(sum, value => (float)(value / sizes[cluster])))];
    }
}
