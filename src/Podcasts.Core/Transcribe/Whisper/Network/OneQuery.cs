using System.Numerics;
using System.Runtime.CompilerServices;
using Podcasts.Core.Torch;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>Attention of one new position to all before it, in bfloat16 on a CPU: keys and values are read once, straight from the cache.</summary>
internal static unsafe class OneQuery
{
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

    private static void Attend(ushort* query, ushort* keys, ushort* values, int count, int width, ushort* result)
    {
        var even = stackalloc float[width];
        var odd = even + (width / 2);
        var scores = stackalloc float[count];
        BFloat16Pairs.Split(query, width, 1 / MathF.Sqrt(width), even, odd);
        var highest = float.NegativeInfinity;
        for (var i = 0; i < count; i++)
        {
            var sum = Vector<float>.Zero;
            for (var j = 0; j < width; j += BFloat16Pairs.Stride)
            {
                sum = Vector.FusedMultiplyAdd(BFloat16Pairs.Even(keys + j), Unsafe.ReadUnaligned<Vector<float>>(even + (j / 2)), sum);
                sum = Vector.FusedMultiplyAdd(BFloat16Pairs.Odd(keys + j), Unsafe.ReadUnaligned<Vector<float>>(odd + (j / 2)), sum);
            }

            scores[i] = Vector.Sum(sum);
            highest = MathF.Max(highest, scores[i]);
            keys += width;
        }

        var total = 0f;
        for (var i = 0; i < count; i++)
        {
            scores[i] = MathF.Exp(scores[i] - highest);
            total += scores[i];
        }

        for (var j = 0; j < width; j += BFloat16Pairs.Stride)
        {
            var (sumEven, sumOdd) = (Vector<float>.Zero, Vector<float>.Zero);
            var value = values + j;
            for (var i = 0; i < count; i++)
            {
                var score = new Vector<float>(scores[i]);
                sumEven = Vector.FusedMultiplyAdd(BFloat16Pairs.Even(value), score, sumEven);
                sumOdd = Vector.FusedMultiplyAdd(BFloat16Pairs.Odd(value), score, sumOdd);
                value += width;
            }

            for (var i = 0; i < Vector<float>.Count; i++)
            {
                result[j + (2 * i)] = BFloat16Pairs.Round(sumEven[i] / total);
                result[j + (2 * i) + 1] = BFloat16Pairs.Round(sumOdd[i] / total);
            }
        }
    }
}
