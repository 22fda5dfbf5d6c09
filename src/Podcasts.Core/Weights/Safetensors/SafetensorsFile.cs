using Microsoft.Win32.SafeHandles;
using Podcasts.Core.Models;

namespace Podcasts.Core.Weights.Safetensors;

/// <summary>An open safetensors file. Values are read when asked for; the file may be larger than memory.</summary>
public sealed class SafetensorsFile : IDisposable
{
    /// <summary>Values read at once.</summary>
    private const int Piece = 1 << 20;

    private readonly SafeFileHandle _handle;
    private readonly string _name;

    private SafetensorsFile(string name, SafeFileHandle handle, IReadOnlyList<SafetensorsEntry> entries)
    {
        (_name, _handle) = (name, handle);
        Tensors = entries.ToDictionary(
            entry => entry.Name,
            entry => new WeightTensor(entry.Name, entry.Shape, entry.Type.Name(), () => Read(entry)));
    }

    public IReadOnlyDictionary<string, WeightTensor> Tensors { get; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="ModelFileException">It is missing, cut short, or no safetensors file.</exception>
    public static SafetensorsFile Open(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var entries = new SafetensorsHeader(name).Read(stream);
            return new(name, File.OpenHandle(path), entries);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException($"The model file {name} cannot be opened: {failure.Message}", failure);
        }
    }

    private float[] Read(SafetensorsEntry entry)
    {
        var values = GC.AllocateUninitializedArray<float>(entry.Count);
        var bytes = new byte[Math.Min(Piece, values.Length) * entry.Type.Bytes()];
        for (var start = 0; start < values.Length; start += Piece)
        {
            var part = values.AsMemory(start, Math.Min(Piece, values.Length - start));
            var stored = bytes.AsMemory(0, part.Length * entry.Type.Bytes());
            Fill(stored.Span, entry.Offset + ((long)start * entry.Type.Bytes()), entry.Name);
            entry.Type.Decode(stored, part);
        }

        return values;
    }

    private void Fill(Span<byte> bytes, long offset, string tensor)
    {
        for (var done = 0; done < bytes.Length;)
        {
            var read = RandomAccess.Read(_handle, bytes[done..], offset + done);
            done += read > 0 ? read : throw new ModelFileException($"The model file {_name} ends inside the tensor {tensor}.");
        }
    }

    public void Dispose() => _handle.Dispose();
}
