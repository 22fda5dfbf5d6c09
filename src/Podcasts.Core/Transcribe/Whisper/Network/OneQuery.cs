using System.Numerics;
using System.Runtime.CompilerServices;
using Podcasts.Core.Torch;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>Attention of one new position to all before it, in bfloat16 on a CPU: keys and values are read once, straight from the cache.</summary>
internal static unsafe class OneQuery
{
    private const int Together = 4; // Pairs of vectors: 64 numbers, the usual width of a head.

    /// <summary>Whether this is the quicker way.</summary>
    public static bool Suits(torch.Tensor query) =>
        query.size(2) == 1 && query.device_type == DeviceType.CPU && query.dtype == torch.ScalarType.BFloat16 && query.size(3) % BFloat16Pairs.Stride == 0;

    /// <summary>Attends.</summary>
    /// <param name="query">[batch, heads, 1, d / heads].</param>
    /// <param name="key">[batch, heads, keys, d / heads], rows contiguous.</param>
    /// <param name="value">As <paramref name="key"/>.</param>
    /// <returns>[batch, 1, d], heads joined.</returns>
    public static torch.Tensor Apply(torch.Tensor query, torch.Tensor key, torch.Tensor value)
    {
        using var queries = query.contiguous();
        var (batch, heads, keys, width) = (query.size(0), query.size(1), (int)key.size(2), (int)query.size(3));
        var result = torch.empty([batch, 1, heads * width], query.dtype);
        var (from, to) = (TensorMemory.Address(queries), TensorMemory.Address(result));
        var (k, v) = (TensorMemory.Address(key), TensorMemory.Address(value));
        var (byBatch, byHead) = (key.stride(0), key.stride(1));
        Cores.For((int)(batch * heads), row =>
        {
            var offset = (row / heads * byBatch) + (row % heads * byHead);
            Attend((ushort*)from + (row * width), (ushort*)k + offset, (ushort*)v + offset, keys, width, (ushort*)to + (row * width));
        });
        GC.KeepAlive(key);
        GC.KeepAlive(value);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Attend(ushort* query, ushort* keys, ushort* values, int count, int width, ushort* result)
    {
        var even = stackalloc float[width];
        var scores = stackalloc float[count + Vector<float>.Count];
        BFloat16Pairs.Split(query, width, 1 / MathF.Sqrt(width), even, even + (width / 2));
        var highest = Score(even, keys, count, width, scores);
        var total = Exponentiate(scores, count, highest);
        var column = 0;
        for (; column + (Together * BFloat16Pairs.Stride) <= width; column += Together * BFloat16Pairs.Stride)
        {
            MixFour(scores, 1 / total, values + column, count, width, result + column);
        }

        for (; column < width; column += BFloat16Pairs.Stride)
        {
            MixOne(scores, 1 / total, values + column, count, width, result + column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Score(float* even, ushort* key, int count, int width, float* scores)
    {
        var odd = even + (width / 2);
        var highest = float.NegativeInfinity;
        for (var i = 0; i < count; i++, key += width)
        {
            var (first, second) = (Vector<float>.Zero, Vector<float>.Zero);
            for (var j = 0; j < width; j += BFloat16Pairs.Stride)
            {
                first = Vector.FusedMultiplyAdd(BFloat16Pairs.Even(key + j), Read(even + (j / 2)), first);
                second = Vector.FusedMultiplyAdd(BFloat16Pairs.Odd(key + j), Read(odd + (j / 2)), second);
            }

            scores[i] = Vector.Sum(first + second);
            highest = MathF.Max(highest, scores[i]);
        }

        return highest;
    }

    /// <returns>The sum of all.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Exponentiate(float* scores, int count, float highest)
    {
        new Span<float>(scores + count, Vector<float>.Count).Fill(float.NegativeInfinity);
        var (total, most) = (Vector<float>.Zero, new Vector<float>(highest));
        for (var i = 0; i < count; i += Vector<float>.Count)
        {
            var weight = Vector.Exp(Read(scores + i) - most);
            Unsafe.WriteUnaligned(scores + i, weight);
            total += weight;
        }

        return Vector.Sum(total);
    }

    // As much of a value as lies side by side, so that memory is read in order.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MixFour(float* weights, float scale, ushort* value, int count, int width, ushort* result)
    {
        var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var (e, f, g, h) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        for (var i = 0; i < count; i++, value += width)
        {
            var weight = new Vector<float>(weights[i]);
            a = Vector.FusedMultiplyAdd(BFloat16Pairs.Even(value), weight, a);
            b = Vector.FusedMultiplyAdd(BFloat16Pairs.Odd(value), weight, b);
            c = Vector.FusedMultiplyAdd(BFloat16Pairs.Even(value + BFloat16Pairs.Stride), weight, c);
            d = Vector.FusedMultiplyAdd(BFloat16Pairs.Odd(value + BFloat16Pairs.Stride), weight, d);
            e = Vector.FusedMultiplyAdd(BFloat16Pairs.Even(value + (2 * BFloat16Pairs.Stride)), weight, e);
            f = Vector.FusedMultiplyAdd(BFloat16Pairs.Odd(value + (2 * BFloat16Pairs.Stride)), weight, f);
            g = Vector.FusedMultiplyAdd(BFloat16Pairs.Even(value + (3 * BFloat16Pairs.Stride)), weight, g);
            h = Vector.FusedMultiplyAdd(BFloat16Pairs.Odd(value + (3 * BFloat16Pairs.Stride)), weight, h);
        }

        BFloat16Pairs.Join(a * scale, b * scale, result);
        BFloat16Pairs.Join(c * scale, d * scale, result + BFloat16Pairs.Stride);
        BFloat16Pairs.Join(e * scale, f * scale, result + (2 * BFloat16Pairs.Stride));
        BFloat16Pairs.Join(g * scale, h * scale, result + (3 * BFloat16Pairs.Stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MixOne(float* weights, float scale, ushort* value, int count, int width, ushort* result)
    {
        var (even, odd) = (Vector<float>.Zero, Vector<float>.Zero);
        for (var i = 0; i < count; i++, value += width)
        {
            var weight = new Vector<float>(weights[i]);
            even = Vector.FusedMultiplyAdd(BFloat16Pairs.Even(value), weight, even);
            odd = Vector.FusedMultiplyAdd(BFloat16Pairs.Odd(value), weight, odd);
        }

        BFloat16Pairs.Join(even * scale, odd * scale, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Read(float* from) => Unsafe.ReadUnaligned<Vector<float>>(from);
}
