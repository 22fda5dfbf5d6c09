using System.Text;
using Microsoft.Win32.SafeHandles;
using Podcasts.Core.Models;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using Podcasts.Core.Transcribe.Whisper.Words;
using Podcasts.Core.Weights;

namespace Podcasts.Core.Transcribe.Whisper.Ggml;

/// <summary>An open whisper.cpp model file: its sizes, mel filters, vocabulary and the places of its tensors.</summary>
public sealed class GgmlFile : IWhisperCheckpoint
{
    public const uint Magic = 0x67676d6c;

    private readonly SafeFileHandle _handle;

    internal GgmlFile(string path, SafeFileHandle handle, GgmlContents contents)
    {
        _handle = handle;
        Path = path;
        Dimensions = contents.Dimensions;
        FileType = contents.FileType;
        Filters = contents.Filters;
        Vocabulary = contents.Vocabulary;
        Tensors = contents.Tensors;
        Weights = [.. Tensors.Select(tensor => new WeightTensor(tensor.Name, tensor.Shape, tensor.Type.Name(), () => Read(tensor)))];
    }

    public string Path { get; }

    public string Name => System.IO.Path.GetFileName(Path);

    public WhisperDimensions Dimensions { get; }

    /// <summary>The file's statement of how most matrices are stored.</summary>
    public int FileType { get; }

    public string Quantization => GgmlTypes.Name(FileType);

    /// <summary>Mel filters, [mel bins, 201], row by row.</summary>
    public float[] Filters { get; }

    public Vocabulary Vocabulary { get; }

    /// <summary>The format has no place for them.</summary>
    public IReadOnlyList<AlignmentHead>? AlignmentHeads => null;

    public IReadOnlyList<GgmlTensor> Tensors { get; }

    public IReadOnlyList<WeightTensor> Weights { get; }

    /// <summary>Opens a file and reads everything but the weights.</summary>
    /// <exception cref="ModelFileException">It is missing, cut short, or not a Whisper model of whisper.cpp's format.</exception>
    public static GgmlFile Open(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        if (Directory.Exists(path))
        {
            throw new ModelFileException($"{name} is a folder of Hugging Face's and not a file of whisper.cpp's format, which is needed here. Choose another model or another engine.");
        }

        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException($"The model file {name} cannot be opened: {failure.Message}", failure);
        }

        using (stream)
        {
            using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            var contents = new GgmlReader(name, reader).Read();
            return new GgmlFile(path, File.OpenHandle(path), contents);
        }
    }

    /// <summary>Reads and expands one tensor.</summary>
    /// <exception cref="ModelFileException">The file has become shorter since it was opened.</exception>
    public float[] Read(GgmlTensor tensor)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(checked((int)tensor.Bytes));
        for (var done = 0; done < bytes.Length;)
        {
            var read = RandomAccess.Read(_handle, bytes.AsSpan(done), tensor.Offset + done);
            done += read > 0 ? read : throw new ModelFileException($"The model file {System.IO.Path.GetFileName(Path)} ends inside the tensor {tensor.Name}.");
        }

        var values = GC.AllocateUninitializedArray<float>(checked((int)tensor.Count));
        GgmlBlocks.Decode(tensor.Type, bytes, values);
        return values;
    }

    public void Dispose() => _handle.Dispose();
}
