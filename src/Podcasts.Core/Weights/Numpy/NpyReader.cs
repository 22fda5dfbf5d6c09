using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Podcasts.Core.Models;

namespace Podcasts.Core.Weights.Numpy;

/// <summary>Reads the <c>.npy</c> format, versions 1 to 3, of float32 and float64.</summary>
/// <param name="name">Of the file, for messages.</param>
internal sealed partial class NpyReader(string name)
{
    private const int MostDimensions = 8;
    private const int LongestHeader = 1 << 16;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ModelFileException">It is cut short, or holds something else than numbers of these types.</exception>
    public NumpyArray Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || file[0] != 0x93 || !file[1..6].SequenceEqual("NUMPY"u8) || file[6] is 0 or > 3)
        {
            throw NotNumpy("it does not begin as one");
        }

        // Version 1 has two bytes for the header's length, the later ones four.
        var start = file[6] == 1 ? 10 : 12;
        var length = file[6] == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(file[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(file[8..]);
        if (length > Math.Min(LongestHeader, file.Length - start))
        {
            throw NotNumpy("it ends inside its header");
        }

        var header = Header().Match(Encoding.UTF8.GetString(file.Slice(start, (int)length)));
        var size = header.Groups["type"].Value switch
        {
            "<f8" => sizeof(double),
            "<f4" => sizeof(float),
            _ => throw NotNumpy("it does not hold float32 or float64 values"),
        };
        var shape = Shape(header.Groups["shape"].Value);
        var data = file[(start + (int)length)..];
        var count = shape.Aggregate(1L, (product, dimension) => product > int.MaxValue ? product : product * dimension);
        if (count > int.MaxValue || data.Length != count * size)
        {
            throw NotNumpy($"its shape of {shape.Length} dimensions does not fit its {data.Length} bytes of values");
        }

        var values = size == sizeof(double) ? MemoryMarshal.Cast<byte, double>(data).ToArray() : [.. MemoryMarshal.Cast<byte, float>(data).ToArray().Select(value => (double)value)];
        return new(shape, header.Groups["fortran"].Value == "True" ? ToCOrder(values, shape) : values);
    }

    private int[] Shape(string text)
    {
        var sizes = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        int[] shape = [.. sizes.Take(MostDimensions).Select(size => int.TryParse(size, out var number) ? number : -1)];
        return sizes.Length <= MostDimensions && shape.All(size => size >= 0) ? shape : throw NotNumpy("its shape is impossible");
    }

    // Fortran has the first dimension fastest.
    private static double[] ToCOrder(double[] values, int[] shape)
    {
        var ordered = new double[values.Length];
        for (var i = 0; i < ordered.Length; i++)
        {
            var (rest, at, stride) = (i, 0, values.Length);
            for (var dimension = shape.Length - 1; dimension >= 0; dimension--)
            {
                stride /= shape[dimension];
                at += rest % shape[dimension] * stride;
                rest /= shape[dimension];
            }

            ordered[i] = values[at];
        }

        return ordered;
    }

    private ModelFileException NotNumpy(string why) => new($"{name} is not an array of NumPy's that can be read: {why}.");

    [GeneratedRegex(@"^\{'descr': '(?<type>[^']*)', 'fortran_order': (?<fortran>True|False), 'shape': \((?<shape>[0-9, ]*)\),? *\}\s*$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Header();
}
