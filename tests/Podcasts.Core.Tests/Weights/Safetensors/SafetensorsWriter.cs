using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Podcasts.Core.Weights;

namespace Podcasts.Core.Tests.Weights.Safetensors;

/// <summary>Writes safetensors files, good and bad.</summary>
internal static class SafetensorsWriter
{
    private static readonly Dictionary<WeightType, string> DTypes = new()
    {
        [WeightType.Float32] = "F32",
        [WeightType.Float16] = "F16",
        [WeightType.BFloat16] = "BF16",
        [WeightType.Float64] = "F64",
        [WeightType.Int64] = "I64",
    };

    public static void Write(string path, IEnumerable<(string Name, int[] Shape, float[] Values)> tensors, WeightType type = WeightType.Float32)
    {
        var header = new Dictionary<string, object> { ["__metadata__"] = new Dictionary<string, string> { ["format"] = "pt" } };
        using var data = new MemoryStream();
        foreach (var (name, shape, values) in tensors)
        {
            var start = data.Length;
            data.Write(Bytes(type, values));
            header[name] = new { dtype = DTypes[type], shape, data_offsets = new[] { start, data.Length } };
        }

        Write(path, JsonSerializer.Serialize(header), data.ToArray());
    }

    /// <summary>Writes any header before any data.</summary>
    public static void Write(string path, string header, byte[] data)
    {
        var bytes = Encoding.UTF8.GetBytes(header);
        using var stream = File.Create(path);
        stream.Write(BitConverter.GetBytes((long)bytes.Length));
        stream.Write(bytes);
        stream.Write(data);
    }

    private static byte[] Bytes(WeightType type, float[] values) => type switch
    {
        WeightType.Float32 => Cast(values),
        WeightType.Float16 => Cast(Array.ConvertAll(values, value => (Half)value)),
        WeightType.BFloat16 => Cast(Array.ConvertAll(values, value => (ushort)(BitConverter.SingleToUInt32Bits(value) >> 16))),
        WeightType.Float64 => Cast(Array.ConvertAll(values, value => (double)value)),
        WeightType.Int64 => Cast(Array.ConvertAll(values, value => (long)value)),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static byte[] Cast<T>(T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
}
