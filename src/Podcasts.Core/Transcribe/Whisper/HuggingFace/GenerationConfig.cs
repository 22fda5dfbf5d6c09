using System.Text.Json;
using Podcasts.Core.Transcribe.Whisper.Words;
using Podcasts.Core.Weights;

namespace Podcasts.Core.Transcribe.Whisper.HuggingFace;

/// <summary>Reads what <c>generation_config.json</c> says beyond what follows from the vocabulary.</summary>
internal static class GenerationConfig
{
    private const string FileName = "generation_config.json";

    /// <summary>The heads that follow the audio. Distilled models carry the list of the model they were made from: heads that they do not have are left out.</summary>
    /// <returns>Null where there is no list, or nothing left of it.</returns>
    public static IReadOnlyList<AlignmentHead>? AlignmentHeads(string folder, WhisperDimensions dimensions)
    {
        var path = Path.Combine(folder, FileName);
        var stated = File.Exists(path) ? JsonFile.Read(path, Heads) : [];
        var own = stated.Where(entry => entry.Layer >= 0 && entry.Layer < dimensions.TextLayers && entry.Head >= 0 && entry.Head < dimensions.TextHeads).ToArray();
        return own.Length > 0 ? own : null;
    }

    private static AlignmentHead[] Heads(JsonElement config) =>
        config.TryGetProperty("alignment_heads", out var heads) && heads.ValueKind == JsonValueKind.Array
            ? [.. heads.EnumerateArray().Select(Pair)]
            : [];

    private static AlignmentHead Pair(JsonElement entry) => entry.EnumerateArray().Select(number => number.GetInt32()).ToArray() is [var layer, var head]
        ? new(layer, head)
        : throw new FormatException("an alignment head is a layer and a head.");
}
