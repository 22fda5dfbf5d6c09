using System.Text.Json;
using TorchSharp;

namespace Podcasts.Demo.Speakers;

/// <summary>Writes tensors as a safetensors file, large ones in half precision.</summary>
public static class SafetensorsWriter
{
    private const int Alignment = 8;
    private const int Large = 256;

    /// <summary>Writes a file.</summary>
    public static void Write(string path, IEnumerable<KeyValuePair<string, torch.Tensor>> tensors)
    {
        using var free = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var (header, values, offset) = (new Dictionary<string, object>(), new List<byte[]>(), 0);
        foreach (var (name, tensor) in tensors.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            var (type, dtype) = tensor.numel() >= Large ? (torch.ScalarType.Float16, "F16") : (torch.ScalarType.Float32, "F32");
            values.Add(tensor.to(type).contiguous().bytes.ToArray());
            header[name] = new { dtype, tensor.shape, data_offsets = new[] { offset, offset + values[^1].Length } };
            offset += values[^1].Length;
        }

        var text = JsonSerializer.SerializeToUtf8Bytes(header);
        var padding = (Alignment - (text.Length % Alignment)) % Alignment;
        using var file = new BinaryWriter(File.Create(path));
        file.Write((long)(text.Length + padding));
        file.Write(text);
        file.Write(Enumerable.Repeat((byte)' ', padding).ToArray());
        values.ForEach(file.Write);
    }
}
