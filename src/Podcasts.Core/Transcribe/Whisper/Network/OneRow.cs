using System.Numerics;
using System.Runtime.CompilerServices;
using Podcasts.Core.Torch;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>An affine map of a single row in bfloat16 on a CPU, where reading the matrix is all the work and libtorch leaves it to one core.</summary>
internal static unsafe class OneRow
{
    private const int Block = 32; // Outputs that a core takes at a time.

    /// <summary>Whether this is the quicker way (docs/performance.md).</summary>
    public static bool Suits(torch.Tensor x, torch.Tensor weight) =>
        x.dtype == torch.ScalarType.BFloat16
        && x.device_type == DeviceType.CPU
        && x.numel() == weight.size(1)
        && x.numel() % BFloat16Pairs.Stride == 0;

    /// <summary>Multiplies.</summary>
    /// <param name="x">[…, inputs], bfloat16, one row.</param>
    /// <param name="weight">[outputs, inputs], bfloat16.</param>
    /// <param name="bias">[outputs], bfloat16, or null.</param>
    /// <returns>[…, outputs] in float32, nothing rounded on the way.</returns>
    public static torch.Tensor Apply(torch.Tensor x, torch.Tensor weight, torch.Tensor? bias)
    {
        using var row = x.contiguous();
        var (inputs, outputs) = ((int)weight.size(1), (int)weight.size(0));
        var result = torch.empty([.. x.shape[..^1], outputs], torch.ScalarType.Float32);
        var to = (float*)TensorMemory.Address(result);
        var matrix = (ushort*)TensorMemory.Address(weight);
        var constants = bias is null ? null : (ushort*)TensorMemory.Address(bias);
        fixed (float* numbers = new float[inputs])
        {
            var even = numbers; // What is fixed cannot be captured.
            BFloat16Pairs.Split((ushort*)TensorMemory.Address(row), inputs, 1, even, even + (inputs / 2));
            Cores.For((outputs + Block - 1) / Block, block =>
            {
                for (var output = block * Block; output < Math.Min(outputs, (block + 1) * Block); output++)
                {
                    to[output] = Dot(matrix + ((long)output * inputs), even, inputs) + (constants is null ? 0 : BFloat16Pairs.ToSingle(constants[output]));
                }
            });
        }

        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return result;
    }

    // Two sums: one must wait for what it was before, the other need not.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Dot(ushort* numbers, float* even, int inputs)
    {
        var odd = even + (inputs / 2);
        var (first, second) = (Vector<float>.Zero, Vector<float>.Zero);
        for (var i = 0; i < inputs; i += BFloat16Pairs.Stride)
        {
            first = Vector.FusedMultiplyAdd(BFloat16Pairs.Even(numbers + i), Unsafe.ReadUnaligned<Vector<float>>(even + (i / 2)), first);
            second = Vector.FusedMultiplyAdd(BFloat16Pairs.Odd(numbers + i), Unsafe.ReadUnaligned<Vector<float>>(odd + (i / 2)), second);
        }

        return Vector.Sum(first + second);
    }
}
