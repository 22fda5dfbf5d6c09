using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Podcasts.Core.Transcribe.Whisper.Ggml;

/// <summary>Turns stored bytes into values and back (whisper.md 3.3). Little-endian throughout.</summary>
public static class GgmlBlocks
{
    private const int Half = GgmlTypes.BlockLength / 2;

    /// <summary>Expands the stored bytes of a tensor, in parallel.</summary>
    /// <param name="type">How they are stored.</param>
    /// <param name="bytes">Exactly the bytes of <paramref name="values"/>.</param>
    /// <param name="values">Receives the values.</param>
    public static void Decode(GgmlType type, ReadOnlyMemory<byte> bytes, Memory<float> values)
    {
        const int Stride = 64 * 1024;
        var pieces = (values.Length + Stride - 1) / Stride;
        Parallel.For(0, pieces, piece =>
        {
            var start = piece * Stride;
            var count = Math.Min(Stride, values.Length - start);
            DecodePiece(type, bytes.Span[(int)type.Bytes(start)..], values.Span.Slice(start, count));
        });
    }

    private static void DecodePiece(GgmlType type, ReadOnlySpan<byte> bytes, Span<float> values)
    {
        switch (type)
        {
            case GgmlType.Float32:
                MemoryMarshal.Cast<byte, float>(bytes)[..values.Length].CopyTo(values);
                return;
            case GgmlType.Float16:
                var halves = MemoryMarshal.Cast<byte, Half>(bytes);
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = (float)halves[i];
                }

                return;
        }

        var size = type.BlockBytes();
        for (var block = 0; block * GgmlTypes.BlockLength < values.Length; block++)
        {
            DecodeBlock(type, bytes.Slice(block * size, size), values.Slice(block * GgmlTypes.BlockLength, GgmlTypes.BlockLength));
        }
    }

    private static void DecodeBlock(GgmlType type, ReadOnlySpan<byte> block, Span<float> values)
    {
        var scale = (float)BinaryPrimitives.ReadHalfLittleEndian(block);
        if (type == GgmlType.Q8_0)
        {
            for (var j = 0; j < values.Length; j++)
            {
                values[j] = scale * (sbyte)block[2 + j];
            }

            return;
        }

        var withMinimum = type is GgmlType.Q4_1 or GgmlType.Q5_1;
        var fiveBits = type is GgmlType.Q5_0 or GgmlType.Q5_1;
        var offset = withMinimum ? (float)BinaryPrimitives.ReadHalfLittleEndian(block[2..]) : -scale * (fiveBits ? 16 : 8);
        var high = fiveBits ? BinaryPrimitives.ReadUInt32LittleEndian(block[(withMinimum ? 4 : 2)..]) : 0;
        var nibbles = block[^Half..];
        for (var j = 0; j < Half; j++)
        {
            values[j] = (scale * ((nibbles[j] & 15) | (int)((high >> j) & 1) << 4)) + offset;
            values[j + Half] = (scale * ((nibbles[j] >> 4) | (int)((high >> (j + Half)) & 1) << 4)) + offset;
        }
    }

    /// <summary>Packs values, each as near as the type allows.</summary>
    public static byte[] Encode(GgmlType type, ReadOnlySpan<float> values)
    {
        var bytes = new byte[type.Bytes(values.Length)];
        if (type == GgmlType.Float32)
        {
            MemoryMarshal.AsBytes(values).CopyTo(bytes);
        }
        else if (type == GgmlType.Float16)
        {
            var halves = MemoryMarshal.Cast<byte, Half>(bytes.AsSpan());
            for (var i = 0; i < values.Length; i++)
            {
                halves[i] = (Half)values[i];
            }
        }
        else
        {
            var size = type.BlockBytes();
            for (var block = 0; block * GgmlTypes.BlockLength < values.Length; block++)
            {
                EncodeBlock(type, values.Slice(block * GgmlTypes.BlockLength, GgmlTypes.BlockLength), bytes.AsSpan(block * size, size));
            }
        }

        return bytes;
    }

    private static void EncodeBlock(GgmlType type, ReadOnlySpan<float> values, Span<byte> block)
    {
        var (lowest, highest, furthest) = (float.MaxValue, float.MinValue, 0f);
        foreach (var value in values)
        {
            (lowest, highest) = (Math.Min(lowest, value), Math.Max(highest, value));
            furthest = Math.Abs(value) > Math.Abs(furthest) ? value : furthest;
        }

        var withMinimum = type is GgmlType.Q4_1 or GgmlType.Q5_1;
        var top = type is GgmlType.Q5_0 or GgmlType.Q5_1 ? 31 : 15;
        // Without a minimum the value that lies furthest from zero takes the lowest code, -(top + 1) / 2.
        var scale = type == GgmlType.Q8_0 ? Math.Abs(furthest) / 127 : withMinimum ? (highest - lowest) / top : -2 * furthest / (top + 1);
        BinaryPrimitives.WriteHalfLittleEndian(block, (Half)scale);
        var inverse = scale == 0 ? 0 : 1 / scale;
        if (type == GgmlType.Q8_0)
        {
            for (var j = 0; j < values.Length; j++)
            {
                block[2 + j] = (byte)(sbyte)MathF.Round(values[j] * inverse);
            }

            return;
        }

        if (withMinimum)
        {
            BinaryPrimitives.WriteHalfLittleEndian(block[2..], (Half)lowest);
        }

        var zero = withMinimum ? -lowest * inverse : (top + 1) / 2;
        var high = 0u;
        for (var j = 0; j < values.Length; j++)
        {
            var code = (uint)Math.Clamp(MathF.Round((values[j] * inverse) + zero), 0, top);
            block[block.Length - Half + (j % Half)] |= (byte)((code & 15) << (j < Half ? 0 : 4));
            high |= (code >> 4) << j;
        }

        if (top == 31)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(block[(withMinimum ? 4 : 2)..], high);
        }
    }
}
