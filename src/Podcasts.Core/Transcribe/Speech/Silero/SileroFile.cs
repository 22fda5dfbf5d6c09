using System.Runtime.InteropServices;
using System.Text;
using Podcasts.Core.Models;
using Podcasts.Core.Transcribe.Whisper.Ggml;

namespace Podcasts.Core.Transcribe.Speech.Silero;

/// <summary>The contents of a <c>ggml-silero-*.bin</c> of whisper.cpp (whisper.md 9.1).</summary>
/// <param name="Version">Such as 6.2.0.</param>
/// <param name="Tensors">By name.</param>
internal sealed record SileroFile(string Version, IReadOnlyDictionary<string, float[]> Tensors)
{
    private const int LongestFile = 16 << 20; // the real one is under a megabyte
    private const string Kind = "silero-16k";

    // Window and context, then the sizes of the convolutions, the memory and the output.
    private static readonly int[] Sizes = [512, 64, 4, 129, 128, 3, 128, 64, 3, 64, 64, 3, 64, 128, 3, 128, 128, 128, 1];

    private static readonly Dictionary<string, int> Lengths = new()
    {
        ["_model.stft.forward_basis_buffer"] = 258 * 256,
        ["_model.encoder.0.reparam_conv.weight"] = 128 * 129 * 3,
        ["_model.encoder.0.reparam_conv.bias"] = 128,
        ["_model.encoder.1.reparam_conv.weight"] = 64 * 128 * 3,
        ["_model.encoder.1.reparam_conv.bias"] = 64,
        ["_model.encoder.2.reparam_conv.weight"] = 64 * 64 * 3,
        ["_model.encoder.2.reparam_conv.bias"] = 64,
        ["_model.encoder.3.reparam_conv.weight"] = 128 * 64 * 3,
        ["_model.encoder.3.reparam_conv.bias"] = 128,
        ["_model.decoder.rnn.weight_ih"] = 512 * 128,
        ["_model.decoder.rnn.weight_hh"] = 512 * 128,
        ["_model.decoder.rnn.bias_ih"] = 512,
        ["_model.decoder.rnn.bias_hh"] = 512,
        ["_model.decoder.decoder.2.weight"] = 128,
        ["_model.decoder.decoder.2.bias"] = 1,
    };

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="ModelFileException">It is missing, cut short, or another kind of file.</exception>
    public static SileroFile Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            if (new FileInfo(path).Length > LongestFile)
            {
                throw NotSilero(name, "it is far too large");
            }

            using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(path)));
            return Read(name, reader);
        }
        catch (EndOfStreamException failure)
        {
            throw new ModelFileException($"The speech detector {name} is cut short. Get it again.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException($"The speech detector {name} cannot be opened: {failure.Message}", failure);
        }
    }

    private static SileroFile Read(string name, BinaryReader reader)
    {
        if (reader.ReadUInt32() != GgmlFile.Magic || reader.ReadInt32() != Kind.Length || Encoding.ASCII.GetString(Bytes(reader, Kind.Length)) != Kind)
        {
            throw NotSilero(name, "it does not begin as one");
        }

        var version = $"{reader.ReadInt32()}.{reader.ReadInt32()}.{reader.ReadInt32()}";
        if (Sizes.Any(size => reader.ReadInt32() != size))
        {
            throw NotSilero(name, $"the network of its version {version} is built in another way");
        }

        var tensors = new Dictionary<string, float[]>();
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            var (tensor, values) = ReadTensor(name, reader);
            tensors[tensor] = values;
        }

        return Lengths.Keys.FirstOrDefault(tensor => !tensors.ContainsKey(tensor)) is { } missing
            ? throw NotSilero(name, $"it has no tensor {missing}")
            : new(version, tensors);
    }

    private static (string Name, float[] Values) ReadTensor(string file, BinaryReader reader)
    {
        var (rank, nameLength, type) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        if (rank is < 0 or > 4 || nameLength is < 1 or > 256 || type is not (0 or 1))
        {
            throw NotSilero(file, "something in it is no tensor");
        }

        var count = 1L;
        for (var i = 0; i < rank; i++)
        {
            count *= reader.ReadInt32();
        }

        var name = Encoding.UTF8.GetString(Bytes(reader, nameLength));
        if (!Lengths.TryGetValue(name, out var length) || length != count)
        {
            throw NotSilero(file, $"its tensor {name} has {count} values");
        }

        var bytes = Bytes(reader, length * (type == 0 ? sizeof(float) : 2));
        return (name, type == 0
            ? MemoryMarshal.Cast<byte, float>(bytes).ToArray()
            : [.. MemoryMarshal.Cast<byte, Half>(bytes).ToArray().Select(value => (float)value)]);
    }

    private static byte[] Bytes(BinaryReader reader, int count)
    {
        var bytes = reader.ReadBytes(count);
        return bytes.Length == count ? bytes : throw new EndOfStreamException();
    }

    private static ModelFileException NotSilero(string name, string why) => new($"{name} is not a Silero speech detector in whisper.cpp's format: {why}.");
}
