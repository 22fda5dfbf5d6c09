using System.Buffers.Binary;
using System.Text.Json;
using Podcasts.Core.Models;

namespace Podcasts.Core.Weights.Safetensors;

/// <summary>Reads what stands before the values (whisper.md 3.4), believing nothing before it has been checked against the file's length.</summary>
/// <param name="name">Of the file, for messages.</param>
internal sealed class SafetensorsHeader(string name)
{
    /// <summary>Bytes of the number that says how long the header is.</summary>
    private const int Prefix = 8;

    // The largest models known need a few hundred kilobytes.
    private const long Longest = 16 << 20;
    private const int MostDimensions = 8;
    private const int LongestName = 256;

    /// <summary>Reads the header.</summary>
    /// <returns>The tensors in the order of their bytes.</returns>
    public IReadOnlyList<SafetensorsEntry> Read(Stream stream)
    {
        var start = new byte[Prefix];
        if (stream.Length < Prefix)
        {
            throw NotSafetensors($"it is only {stream.Length} bytes long");
        }

        stream.ReadExactly(start);
        if (start.AsSpan().SequenceEqual("version "u8))
        {
            throw new ModelFileException($"{name} is only a pointer that Git LFS left in its place. Fetch the file itself, for example with git lfs pull.");
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(start);
        if (length > Longest)
        {
            throw NotSafetensors($"its header would be {length} bytes long");
        }

        var data = Prefix + (long)length;
        if (data > stream.Length)
        {
            throw CutShort("its header");
        }

        var header = new byte[length];
        stream.ReadExactly(header);
        var entries = Parse(header, data);
        Check(entries, stream.Length);
        return entries;
    }

    private SafetensorsEntry[] Parse(byte[] header, long data)
    {
        try
        {
            using var document = JsonDocument.Parse(header, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return
            [
                .. document.RootElement.EnumerateObject()
                    .Where(property => property.Name != "__metadata__")
                    .Select(property => Entry(property.Name, property.Value, data))
                    .OrderBy(entry => entry.Offset)
                    .ThenBy(entry => entry.Bytes),
            ];
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw NotSafetensors("its header does not list tensors with dtype, shape and data_offsets", failure);
        }
    }

    private SafetensorsEntry Entry(string tensor, JsonElement stated, long data)
    {
        var shape = stated.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        // Each product stays below 2^62, so that the check cannot overflow before it fails.
        var isPossible = shape.Length <= MostDimensions && shape.All(size => size is >= 0 and <= int.MaxValue)
            && shape.Aggregate(1L, (product, size) => product > int.MaxValue ? product : product * size) <= Array.MaxLength;
        if (!isPossible || tensor.Length > LongestName)
        {
            throw NotSafetensors($"its tensor {tensor[..Math.Min(tensor.Length, LongestName)]} has an impossible name or the impossible shape [{string.Join(", ", shape.Take(MostDimensions))}]");
        }

        var dtype = stated.GetProperty("dtype").GetString() ?? "";
        var type = dtype switch
        {
            "F32" => WeightType.Float32,
            "F16" => WeightType.Float16,
            "BF16" => WeightType.BFloat16,
            "F64" => WeightType.Float64,
            "I64" => WeightType.Int64,
            _ => throw new ModelFileException($"The tensor {tensor} of the model file {name} is stored as {dtype[..Math.Min(dtype.Length, 16)]}, which is not supported (F32, F16, BF16, F64 and I64 are)."),
        };
        var offsets = stated.GetProperty("data_offsets").EnumerateArray().Take(3).Select(offset => offset.GetInt64()).ToArray();
        var entry = new SafetensorsEntry(tensor, [.. shape.Select(size => (int)size)], type, 0);
        return offsets is [>= 0 and var from, var to] && to - from == entry.Bytes && from <= long.MaxValue - data - entry.Bytes
            ? entry with { Offset = data + from }
            : throw NotSafetensors($"its tensor {tensor} takes {entry.Bytes} bytes and is said to lie at [{string.Join(", ", offsets)}]");
    }

    private void Check(SafetensorsEntry[] entries, long length)
    {
        foreach (var (entry, next) in entries.Zip(entries.Skip(1)))
        {
            if (entry.Offset + entry.Bytes > next.Offset)
            {
                throw NotSafetensors($"its tensors {entry.Name} and {next.Name} overlap");
            }
        }

        if (entries.FirstOrDefault(entry => entry.Offset + entry.Bytes > length) is { } cut)
        {
            throw CutShort($"the tensor {cut.Name}");
        }
    }

    private ModelFileException NotSafetensors(string why, Exception? inner = null) => new($"{name} is not a safetensors file: {why}.", inner);

    private ModelFileException CutShort(string where) => new($"The model file {name} is cut short: it ends inside {where}. Get it again.");
}
