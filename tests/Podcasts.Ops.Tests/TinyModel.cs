using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcribe.Whisper.Ggml;
using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Ops.Tests;

/// <summary>A model file that is whole and tiny and knows nothing: the fake engine hears in its place.</summary>
internal static class TinyModel
{
    private const int EnglishTokens = 51_864;
    private const int MultilingualTokens = 51_865;

    private static readonly Lazy<string> English = new(() => Make(EnglishTokens));
    private static readonly Lazy<string> Multilingual = new(() => Make(MultilingualTokens));

    /// <summary>Puts one into a folder: of English only where its name ends in .en, as is usual.</summary>
    public static void PutInto(string folder, string id) =>
        File.Copy(id.EndsWith(".en", StringComparison.Ordinal) ? English.Value : Multilingual.Value, Path.Combine(folder, $"ggml-{id}.bin"), overwrite: true);

    private static string Make(int tokens)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("podcasts-model-").FullName, "ggml-tiny.bin");
        var dimensions = new WhisperDimensions(tokens, 8, 8, 1, 1, 8, 8, 1, 1, 80);
        using var writer = new GgmlWriter(path, dimensions, new float[80 * 201], Vocabulary.FromText([" A"]), GgmlType.Float16);
        foreach (var (name, shape) in WhisperTensors.Of(dimensions))
        {
            writer.Write(name, shape, new float[shape.Aggregate(1, (product, size) => product * size)]);
        }

        return path;
    }
}
