using System.Runtime.InteropServices;

namespace Podcasts.Core.Weights;

/// <summary>Sizes and names of the number types, and their way to float32.</summary>
public static class WeightTypes
{
    // Enough for each core to have a share, little enough to be held at once.
    private const int Piece = 64 * 1024;

    public static int Bytes(this WeightType type) => type switch
    {
        WeightType.Float32 or WeightType.Int32 => 4,
        WeightType.Float16 or WeightType.BFloat16 => 2,
        WeightType.Float64 or WeightType.Int64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "This number type is not supported."),
    };

    /// <summary>The name as people know it, such as <c>bf16</c>.</summary>
    public static string Name(this WeightType type) => type switch
    {
        WeightType.Float32 => "f32",
        WeightType.Float16 => "f16",
        WeightType.BFloat16 => "bf16",
        WeightType.Float64 => "f64",
        WeightType.Int64 => "i64",
        WeightType.Int32 => "i32",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "This number type is not supported."),
    };

    /// <summary>Turns stored little-endian bytes into float32, in parallel; of larger types the nearest float32.</summary>
    /// <param name="type">How they are stored.</param>
    /// <param name="bytes">Exactly the bytes of <paramref name="values"/>.</param>
    /// <param name="values">Receives the values.</param>
    public static void Decode(this WeightType type, ReadOnlyMemory<byte> bytes, Memory<float> values) =>
        Parallel.For(0, (values.Length + Piece - 1) / Piece, piece =>
        {
            var start = piece * Piece;
            var part = values.Span.Slice(start, Math.Min(Piece, values.Length - start));
            DecodePiece(type, bytes.Span.Slice(start * type.Bytes(), part.Length * type.Bytes()), part);
        });

    private static void DecodePiece(WeightType type, ReadOnlySpan<byte> bytes, Span<float> values)
    {
        switch (type)
        {
            case WeightType.Float32:
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(values);
                break;
            case WeightType.Float16:
                Convert<Half>(bytes, values, value => (float)value);
                break;
            case WeightType.BFloat16:
                // The upper half of a float32.
                Convert<ushort>(bytes, values, value => BitConverter.UInt32BitsToSingle((uint)value << 16));
                break;
            case WeightType.Float64:
                Convert<double>(bytes, values, value => (float)value);
                break;
            case WeightType.Int64:
                Convert<long>(bytes, values, value => value);
                break;
            case WeightType.Int32:
                Convert<int>(bytes, values, value => value);
                break;
        }
    }

    private static void Convert<T>(ReadOnlySpan<byte> bytes, Span<float> values, Func<T, float> convert)
        where T : unmanaged
    {
        var stored = MemoryMarshal.Cast<byte, T>(bytes);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = convert(stored[i]);
        }
    }
}
