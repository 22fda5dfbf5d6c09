using Podcasts.Core.Models;
using Podcasts.Core.Transcribe.Whisper.Mel;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using Podcasts.Core.Transcribe.Whisper.Words;
using Podcasts.Core.Weights;
using Podcasts.Core.Weights.Safetensors;

namespace Podcasts.Core.Transcribe.Whisper.HuggingFace;

/// <summary>An open Whisper as Hugging Face's hub keeps it: config.json, model.safetensors or its shards, and the tokenizer's files (whisper.md 3.4).</summary>
public sealed class HuggingFaceFolder : IWhisperCheckpoint
{
    private const string TokenEmbedding = "decoder.token_embedding.weight";

    private readonly SafetensorsFolder _files;

    private HuggingFaceFolder(string folder, WhisperDimensions dimensions, Vocabulary vocabulary, SafetensorsFolder files)
    {
        _files = files;
        Name = Path.GetFileName(folder);
        Dimensions = dimensions;
        Vocabulary = vocabulary;
        Filters = MelFilterBank.Create(dimensions.MelBins);
        AlignmentHeads = GenerationConfig.AlignmentHeads(folder, dimensions);
        Weights = [.. files.Tensors.Values.Select(Ours).OfType<WeightTensor>()];
        Quantization = Weights.GroupBy(tensor => tensor.Type).MaxBy(group => group.Sum(tensor => tensor.Count))?.Key ?? "";
    }

    public string Name { get; }

    public WhisperDimensions Dimensions { get; }

    public string Quantization { get; }

    public float[] Filters { get; }

    public Vocabulary Vocabulary { get; }

    public IReadOnlyList<AlignmentHead>? AlignmentHeads { get; }

    public IReadOnlyList<WeightTensor> Weights { get; }

    /// <summary>Opens a folder and reads everything but the weights.</summary>
    /// <exception cref="ModelFileException">A file is missing or broken, or the model is no Whisper that can be used.</exception>
    public static HuggingFaceFolder Open(string path)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var stated = WhisperConfig.Read(folder);
        var tokens = TokenizerFiles.Read(folder);
        var dimensions = stated with { Vocabulary = tokens.VocabularySize ?? stated.Vocabulary };
        if (dimensions.Vocabulary > stated.Vocabulary)
        {
            throw new ModelFileException($"The tokenizer of the model {Path.GetFileName(folder)} is another model's: it has {dimensions.Vocabulary} tokens, and the weights know {stated.Vocabulary}.");
        }

        if (dimensions.Problem is { } problem)
        {
            throw new ModelFileException($"The model {Path.GetFileName(folder)} cannot be used: {problem}.");
        }

        var vocabulary = tokens.Vocabulary(SpecialTokens.For(dimensions.Vocabulary).EndOfText);
        var files = SafetensorsFolder.Open(folder);
        try
        {
            return new(folder, dimensions, vocabulary, files);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    private WeightTensor? Ours(WeightTensor tensor) => WeightNames.Ours(tensor.Name) switch
    {
        null => null,
        TokenEmbedding when tensor.Shape is [var rows, var width] && rows > Dimensions.Vocabulary => tensor with
        {
            // Tokens that a fine-tune has added stand after the timestamps; they are not Whisper's and are left out.
            Name = TokenEmbedding,
            Shape = [Dimensions.Vocabulary, width],
            Read = () => tensor.Read()[..(Dimensions.Vocabulary * width)],
        },
        var name => tensor with { Name = name },
    };

    public void Dispose() => _files.Dispose();
}
