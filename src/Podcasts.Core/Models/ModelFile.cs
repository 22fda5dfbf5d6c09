using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Models;

/// <summary>A model in one of the models folders, good or not: a file of whisper.cpp's format or a folder of Hugging Face's.</summary>
/// <param name="Id">The file's name without <c>ggml-</c> and <c>.bin</c>, such as <c>base.en</c>, or the folder's name.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="SizeBytes">Its length; of a folder, that of its weights.</param>
/// <param name="Problem">Why it cannot be used, in one sentence, or null.</param>
/// <param name="Description">What it says of itself, or null if there is a problem.</param>
public sealed record ModelFile(string Id, string Path, long SizeBytes, string? Problem, ModelDescription? Description)
{
    /// <summary>The id that the name of a file or folder gives.</summary>
    public static string IdOf(string path)
    {
        if (Directory.Exists(path))
        {
            return new DirectoryInfo(path).Name;
        }

        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        return name.StartsWith("ggml-", StringComparison.Ordinal) ? name["ggml-".Length..] : name;
    }

    /// <summary>Looks at a model without reading its weights. Never throws for what is in it.</summary>
    public static ModelFile Inspect(string path)
    {
        var size = Size(path);
        try
        {
            using var checkpoint = IWhisperCheckpoint.Open(path);
            WhisperCompleteness.Check(checkpoint);
            return new(IdOf(path), path, size, null, Describe(checkpoint));
        }
        catch (ModelFileException problem)
        {
            return new(IdOf(path), path, size, problem.Message, null);
        }
    }

    private static long Size(string path) => Directory.Exists(path)
        ? new DirectoryInfo(path).EnumerateFiles("model*.safetensors").Sum(file => file.Length)
        : new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private static ModelDescription Describe(IWhisperCheckpoint checkpoint) => new(
        SpecialTokens.For(checkpoint.Dimensions.Vocabulary).IsMultilingual,
        checkpoint.Dimensions.MelBins,
        checkpoint.Dimensions.AudioLayers,
        checkpoint.Dimensions.TextLayers,
        checkpoint.Dimensions.AudioWidth,
        checkpoint.Quantization,
        checkpoint.Weights.Sum(tensor => tensor.Count));
}
