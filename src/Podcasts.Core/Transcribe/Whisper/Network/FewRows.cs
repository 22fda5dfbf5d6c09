using System.Numerics;
using System.Runtime.CompilerServices;
using Podcasts.Core.Torch;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>An affine map of few rows in bfloat16 on a CPU, where reading the matrix is all the work and libtorch leaves it to one core.</summary>
internal static unsafe class FewRows
{
    private const int Most = 16;
    private const int LargeMatrix = 8192; // Outputs; for smaller ones libtorch is quicker unless there is but one row.
    private const int Together = 4; // Rows of x for which the matrix is unpacked once.
    private const int Block = 32; // Outputs that a core takes at a time.

    /// <summary>Whether this is the quicker way (docs/performance.md).</summary>
    public static bool Suits(torch.Tensor x, torch.Tensor weight) =>
        x.dtype == torch.ScalarType.BFloat16
        && x.device_type == DeviceType.CPU
        && weight.size(1) % BFloat16Pairs.Stride == 0
        && x.numel() <= weight.size(1) * (weight.size(0) < LargeMatrix ? 1 : Most);

    /// <summary>Multiplies.</summary>
    /// <param name="x">[…, inputs], bfloat16.</param>
    /// <param name="weight">[outputs, inputs], bfloat16.</param>
    /// <param name="bias">[outputs], bfloat16, or null.</param>
    /// <returns>[…, outputs] in float32, nothing rounded on the way.</returns>
    public static torch.Tensor Apply(torch.Tensor x, torch.Tensor weight, torch.Tensor? bias)
    {
        using var rows = x.contiguous();
        var (inputs, outputs) = ((int)weight.size(1), (int)weight.size(0));
        var count = (int)(x.numel() / inputs);
        var result = torch.empty([.. x.shape[..^1], outputs], torch.ScalarType.Float32);
        var to = (float*)TensorMemory.Address(result);
        var matrix = (ushort*)TensorMemory.Address(weight);
        var constants = bias is null ? null : (ushort*)TensorMemory.Address(bias);
        fixed (float* sorted = Sort((ushort*)TensorMemory.Address(rows), count, inputs))
        {
            var from = sorted; // What is fixed cannot be captured.
            Cores.For((outputs + Block - 1) / Block, block =>
            {
                for (var output = block * Block; output < Math.Min(outputs, (block + 1) * Block); output++)
                {
                    var constant = constants is null ? 0 : BFloat16Pairs.ToSingle(constants[output]);
                    for (var row = 0; row < count; row++)
                    {
                        to[((long)row * outputs) + output] = constant;
                    }

                    AddProducts(matrix + ((long)output * inputs), from, count, inputs, to + output, outputs);
                }
            });
        }

        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return result;
    }

    private static float[] Sort(ushort* rows, int count, int inputs)
    {
        var sorted = new float[count * inputs];
        fixed (float* to = sorted)
        {
            for (var row = 0; row < count; row++)
            {
                BFloat16Pairs.Split(rows + (row * inputs), inputs, 1, to + (row * inputs), to + (row * inputs) + (inputs / 2));
            }
        }

        return sorted;
    }

    private static void AddProducts(ushort* numbers, float* rows, int count, int inputs, float* to, int step)
    {
        var row = 0;
        for (; row + Together <= count; row += Together, rows += Together * inputs, to += (long)Together * step)
        {
            AddFour(numbers, rows, inputs, to, step);
        }

        for (; row < count; row++, rows += inputs, to += step)
        {
            *to += One(numbers, rows, inputs);
        }
    }

    private static float One(ushort* numbers, float* even, int inputs)
    {
        var odd = even + (inputs / 2);
        var (first, second) = (Vector<float>.Zero, Vector<float>.Zero);
        for (var i = 0; i < inputs; i += BFloat16Pairs.Stride)
        {
            first = Vector.FusedMultiplyAdd(BFloat16Pairs.Even(numbers + i), Read(even + (i / 2)), first);
            second = Vector.FusedMultiplyAdd(BFloat16Pairs.Odd(numbers + i), Read(odd + (i / 2)), second);
        }

        return Vector.Sum(first + second);
    }

    private static void AddFour(ushort* numbers, float* row, int inputs, float* to, long step)
    {
        var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        for (var i = 0; i < inputs; i += BFloat16Pairs.Stride)
        {
            var (even, odd) = (BFloat16Pairs.Even(numbers + i), BFloat16Pairs.Odd(numbers + i));
            var half = inputs / 2;
            var from = row + (i / 2);
            a = Vector.FusedMultiplyAdd(odd, Read(from + half), Vector.FusedMultiplyAdd(even, Read(from), a));
            from += inputs;
            b = Vector.FusedMultiplyAdd(odd, Read(from + half), Vector.FusedMultiplyAdd(even, Read(from), b));
            from += inputs;
            c = Vector.FusedMultiplyAdd(odd, Read(from + half), Vector.FusedMultiplyAdd(even, Read(from), c));
            from += inputs;
            d = Vector.FusedMultiplyAdd(odd, Read(from + half), Vector.FusedMultiplyAdd(even, Read(from), d));
        }

        to[0] += Vector.Sum(a);
        to[step] += Vector.Sum(b);
        to[2 * step] += Vector.Sum(c);
        to[3 * step] += Vector.Sum(d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Read(float* from) => Unsafe.ReadUnaligned<Vector<float>>(from);
}
