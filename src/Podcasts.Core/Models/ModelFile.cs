using Podcasts.Core.Transcribe.Whisper.Ggml;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Models;

/// <summary>A model file in one of the models folders, good or not.</summary>
/// <param name="Id">The file's name without <c>ggml-</c> and <c>.bin</c>, such as <c>base.en</c>.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="SizeBytes">Its length.</param>
/// <param name="Problem">Why it cannot be used, in one sentence, or null.</param>
/// <param name="Description">What it says of itself, or null if there is a problem.</param>
public sealed record ModelFile(string Id, string Path, long SizeBytes, string? Problem, ModelDescription? Description)
{
    /// <summary>The id that a file's name gives.</summary>
    public static string IdOf(string path)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        return name.StartsWith("ggml-", StringComparison.Ordinal) ? name["ggml-".Length..] : name;
    }

    /// <summary>Looks at a file without reading its weights. Never throws for what is in it.</summary>
    public static ModelFile Inspect(string path)
    {
        var info = new FileInfo(path);
        var size = info.Exists ? info.Length : 0;
        try
        {
            using var file = GgmlFile.Open(path);
            GgmlCompleteness.Check(file);
            return new(IdOf(path), path, size, null, Describe(file));
        }
        catch (ModelFileException problem)
        {
            return new(IdOf(path), path, size, problem.Message, null);
        }
    }

    private static ModelDescription Describe(GgmlFile file) => new(
        SpecialTokens.For(file.Dimensions.Vocabulary).IsMultilingual,
        file.Dimensions.MelBins,
        file.Dimensions.AudioLayers,
        file.Dimensions.TextLayers,
        file.Dimensions.AudioWidth,
        GgmlTypes.Name(file.FileType),
        file.Tensors.Sum(tensor => tensor.Count));
}
