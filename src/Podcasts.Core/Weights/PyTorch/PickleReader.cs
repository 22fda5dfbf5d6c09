using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Podcasts.Core.Weights.PyTorch;

/// <summary>Reads the arguments of a pickle's instructions, never beyond its end.</summary>
internal sealed class PickleReader(ReadOnlyMemory<byte> pickle)
{
    private int _position;

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    /// <summary>The one number that pickles write with its highest byte first.</summary>
    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    public byte[] Bytes(long length) => Take(length).ToArray();

    public string Text(long length) => Encoding.UTF8.GetString(Take(length));

    /// <summary>An integer of up to 255 bytes.</summary>
    /// <exception cref="FormatException">It does not fit into 64 bits.</exception>
    public long Long() => new BigInteger(Take(Byte())) is var number && number >= long.MinValue && number <= long.MaxValue
        ? (long)number
        : throw new FormatException("a number has more than 64 bits");

    /// <summary>Text up to the end of its line.</summary>
    public string Line()
    {
        var length = pickle.Span[_position..].IndexOf((byte)'\n');
        var text = Text(length >= 0 ? length : throw CutShort());
        _position++;
        return text;
    }

    private ReadOnlySpan<byte> Take(long length)
    {
        if (length < 0 || length > pickle.Length - _position)
        {
            throw CutShort();
        }

        _position += (int)length;
        return pickle.Span.Slice(_position - (int)length, (int)length);
    }

    private static FormatException CutShort() => new("its list of tensors is cut short");
}
