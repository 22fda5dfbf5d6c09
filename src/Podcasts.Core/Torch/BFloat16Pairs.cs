using System.Numerics;
using System.Runtime.CompilerServices;

namespace Podcasts.Core.Torch;

/// <summary>
/// bfloat16 numbers two at a time: as the halves of a 32-bit word they become float32 by a shift or a mask, without unpacking.
/// What they are multiplied with is sorted once into numbers at even and at odd places.
/// </summary>
internal static unsafe class BFloat16Pairs
{
    private const uint UpperHalf = 0xFFFF0000;

    /// <summary>Places that one pair of vectors covers.</summary>
    public static int Stride => 2 * Vector<float>.Count;

    /// <summary>Numbers at even places, 0, 2, 4, …, from <paramref name="address"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Even(ushort* address) => Vector.AsVectorSingle(Vector.ShiftLeft(Unsafe.ReadUnaligned<Vector<uint>>(address), 16));

    /// <summary>Numbers at odd places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Odd(ushort* address) => Vector.AsVectorSingle(Unsafe.ReadUnaligned<Vector<uint>>(address) & new Vector<uint>(UpperHalf));

    /// <summary>Sorts numbers into <paramref name="even"/> and <paramref name="odd"/> places, each scaled.</summary>
    public static void Split(ushort* numbers, int count, float scale, float* even, float* odd)
    {
        for (var i = 0; i < count; i += 2)
        {
            even[i / 2] = scale * ToSingle(numbers[i]);
            odd[i / 2] = scale * ToSingle(numbers[i + 1]);
        }
    }

    /// <summary>Rounds numbers at even and at odd places and writes them side by side.</summary>
    public static void Join(Vector<float> even, Vector<float> odd, ushort* to)
    {
        for (var i = 0; i < Vector<float>.Count; i++)
        {
            to[2 * i] = Round(even[i]);
            to[(2 * i) + 1] = Round(odd[i]);
        }
    }

    public static float ToSingle(ushort number) => BitConverter.UInt32BitsToSingle((uint)number << 16);

    /// <summary>Rounds to the nearest, ties to even.</summary>
    public static ushort Round(float number)
    {
        var bits = BitConverter.SingleToUInt32Bits(number);
        return float.IsNaN(number) ? (ushort)0x7FC0 : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
