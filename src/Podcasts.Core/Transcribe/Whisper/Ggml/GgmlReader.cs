using System.Runtime.InteropServices;
using System.Text;
using Podcasts.Core.Models;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Transcribe.Whisper.Ggml;

/// <summary>Reads the layout of whisper.md 3.1, believing nothing before it has been checked against the file's length.</summary>
internal sealed class GgmlReader(string name, BinaryReader reader)
{
    private const int SpectrumBins = 201;
    private const int ShortestRecord = 12;

    private long Left => reader.BaseStream.Length - reader.BaseStream.Position;

    public GgmlContents Read()
    {
        var part = "its header";
        try
        {
            var (dimensions, fileType) = ReadHeader();
            part = "its mel filters";
            var filters = ReadFilters(dimensions);
            part = "its vocabulary";
            var vocabulary = ReadVocabulary(dimensions);
            var tensors = new List<GgmlTensor>();
            while (Left >= ShortestRecord)
            {
                part = tensors.Count == 0 ? "its first tensor" : $"what follows the tensor {tensors[^1].Name}";
                tensors.Add(ReadTensor());
            }

            return Left == 0 ? new(dimensions, fileType, filters, vocabulary, tensors) : throw CutShort($"what follows the tensor {tensors[^1].Name}");
        }
        catch (EndOfStreamException)
        {
            throw CutShort(part);
        }
    }

    private (WhisperDimensions Dimensions, int FileType) ReadHeader()
    {
        if (reader.ReadUInt32() != GgmlFile.Magic)
        {
            throw NotAModel("it does not begin as one");
        }

        var n = new int[11];
        for (var i = 0; i < n.Length; i++)
        {
            n[i] = reader.ReadInt32();
        }

        var dimensions = new WhisperDimensions(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9]);
        var problem = dimensions.Problem ?? (n[10] % 1000 > 1 && n[10] / 1000 != 2 ? $"its quantisation is of version {n[10] / 1000}, and 2 is needed" : null);
        return problem is null ? (dimensions, n[10]) : throw NotAModel(problem);
    }

    private float[] ReadFilters(WhisperDimensions dimensions)
    {
        var (bins, width) = (reader.ReadInt32(), reader.ReadInt32());
        if (bins != dimensions.MelBins || width != SpectrumBins)
        {
            throw NotAModel($"its mel filters are {bins} x {width} and not {dimensions.MelBins} x {SpectrumBins}");
        }

        var filters = new float[bins * width];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(filters.AsSpan()));
        return filters;
    }

    private Vocabulary ReadVocabulary(WhisperDimensions dimensions)
    {
        var count = reader.ReadInt32();
        if (count < 0 || count > dimensions.Vocabulary)
        {
            throw NotAModel($"its vocabulary lists {count} tokens of {dimensions.Vocabulary}");
        }

        var tokens = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            var length = reader.ReadUInt32();
            if (length > 1024)
            {
                throw NotAModel($"token {i} of its vocabulary is {length} bytes long");
            }

            tokens[i] = new byte[length];
            reader.BaseStream.ReadExactly(tokens[i]);
        }

        return Vocabulary.FromBytes(tokens);
    }

    private GgmlTensor ReadTensor()
    {
        var at = reader.BaseStream.Position;
        var (rank, nameLength, code) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        if (rank is < 1 or > 4 || nameLength is < 1 or > 256)
        {
            throw NotAModel($"at byte {at} there should be a tensor and is not");
        }

        var shape = new int[rank];
        for (var i = rank - 1; i >= 0; i--)
        {
            shape[i] = reader.ReadInt32();
        }

        var nameBytes = new byte[nameLength];
        reader.BaseStream.ReadExactly(nameBytes);
        var tensorName = Encoding.UTF8.GetString(nameBytes);
        var type = (GgmlType)code;
        if (!Enum.IsDefined(type))
        {
            throw NotAModel($"its tensor {tensorName} is stored as type {code}, which is not supported");
        }

        if (shape.Any(size => size is < 1 or > 1 << 24) || (type.IsQuantized() && shape[^1] % GgmlTypes.BlockLength != 0))
        {
            throw NotAModel($"its tensor {tensorName} has the impossible shape [{string.Join(", ", shape)}]");
        }

        var tensor = new GgmlTensor(tensorName, shape, type, reader.BaseStream.Position);
        if (tensor.Bytes > Left)
        {
            throw CutShort($"the tensor {tensorName} ({Left} of {tensor.Bytes} bytes are there)");
        }

        reader.BaseStream.Seek(tensor.Bytes, SeekOrigin.Current);
        return tensor;
    }

    private ModelFileException NotAModel(string why) => new($"{name} is not a Whisper model in whisper.cpp's format: {why}.");

    private ModelFileException CutShort(string where) => new($"The model file {name} is cut short: it ends inside {where}. Get it again.");
}
