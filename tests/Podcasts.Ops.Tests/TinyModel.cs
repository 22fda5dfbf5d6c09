using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcribe.Whisper.Ggml;
using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Ops.Tests;

/// <summary>A model file that is whole and tiny and knows nothing: the fake engine hears in its place.</summary>
internal static class TinyModel
{
    private static readonly Lazy<string> File = new(Make);

    public static void PutInto(string folder, string id) =>
        System.IO.File.Copy(File.Value, Path.Combine(folder, $"ggml-{id}.bin"), overwrite: true);

    private static string Make()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("podcasts-model-").FullName, "ggml-tiny.en.bin");
        var dimensions = new WhisperDimensions(51864, 8, 8, 1, 1, 8, 8, 1, 1, 80);
        using var writer = new GgmlWriter(path, dimensions, new float[80 * 201], Vocabulary.FromText([" A"]), GgmlType.Float16);
        foreach (var (name, shape) in WhisperTensors.Of(dimensions))
        {
            writer.Write(name, shape, new float[shape.Aggregate(1, (product, size) => product * size)]);
        }

        return path;
    }
}
