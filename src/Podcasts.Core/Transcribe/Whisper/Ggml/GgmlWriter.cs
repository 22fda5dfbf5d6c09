using System.Runtime.InteropServices;
using System.Text;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Transcribe.Whisper.Ggml;

/// <summary>Writes a model file that whisper.cpp and <see cref="GgmlFile"/> read.</summary>
public sealed class GgmlWriter : IDisposable
{
    private readonly BinaryWriter _writer;
    private readonly GgmlType _matrices;

    /// <summary>Writes everything that comes before the weights.</summary>
    /// <param name="path">The file, replaced if it exists.</param>
    /// <param name="dimensions">Sizes of the model.</param>
    /// <param name="filters">[mel bins, 201].</param>
    /// <param name="vocabulary">Text of the tokens below end-of-text.</param>
    /// <param name="matrices">How matrices are stored; what must be exact stays float32, convolutions at least float16.</param>
    public GgmlWriter(string path, WhisperDimensions dimensions, ReadOnlySpan<float> filters, Vocabulary vocabulary, GgmlType matrices)
    {
        _matrices = matrices;
        _writer = new BinaryWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20));
        _writer.Write(GgmlFile.Magic);
        foreach (var value in new[]
        {
            dimensions.Vocabulary,
            dimensions.AudioContext, dimensions.AudioWidth, dimensions.AudioHeads, dimensions.AudioLayers,
            dimensions.TextContext, dimensions.TextWidth, dimensions.TextHeads, dimensions.TextLayers,
            dimensions.MelBins, matrices.FileType(), dimensions.MelBins, filters.Length / dimensions.MelBins,
        })
        {
            _writer.Write(value);
        }

        _writer.Write(MemoryMarshal.AsBytes(filters));
        _writer.Write(vocabulary.Count);
        for (var id = 0; id < vocabulary.Count; id++)
        {
            var bytes = vocabulary.Bytes(id);
            _writer.Write((uint)bytes.Length);
            _writer.Write(bytes);
        }
    }

    /// <summary>Writes one tensor.</summary>
    /// <param name="name">As in whisper.md 3.2.</param>
    /// <param name="shape">In PyTorch's order; convolution biases are [d].</param>
    /// <param name="values">All of them, in C order.</param>
    public void Write(string name, ReadOnlySpan<int> shape, ReadOnlySpan<float> values)
    {
        // whisper.cpp adds the bias of a convolution to [d, positions] and so wants it as a column.
        var stored = name.Contains(".conv", StringComparison.Ordinal) && shape.Length == 1 ? [shape[0], 1] : shape;
        var type = StoredAs(name, stored);
        var bytes = Encoding.UTF8.GetBytes(name);
        _writer.Write(stored.Length);
        _writer.Write(bytes.Length);
        _writer.Write((int)type);
        for (var i = stored.Length - 1; i >= 0; i--)
        {
            _writer.Write(stored[i]);
        }

        _writer.Write(bytes);
        _writer.Write(GgmlBlocks.Encode(type, values));
    }

    private GgmlType StoredAs(string name, ReadOnlySpan<int> shape) =>
        shape.Length == 1 || shape[^1] == 1 || name.EndsWith("positional_embedding", StringComparison.Ordinal) ? GgmlType.Float32
        : shape.Length == 3 && _matrices.IsQuantized() ? GgmlType.Float16
        : _matrices;

    public void Dispose() => _writer.Dispose();
}
