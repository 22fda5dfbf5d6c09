using System.Text.Json;
using Podcasts.Core.Models;
using Podcasts.Core.Weights;

namespace Podcasts.Core.Transcribe.Whisper.HuggingFace;

/// <summary>Reads <c>config.json</c>, and <c>preprocessor_config.json</c> where it is there.</summary>
internal static class WhisperConfig
{
    public const string FileName = "config.json";

    private const string Preprocessor = "preprocessor_config.json";

    /// <summary>Whether a folder says that it holds a Whisper, or is too broken to say anything.</summary>
    public static bool IsWhisper(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(path) && JsonFile.Read(path, ModelType) == "whisper";
        }
        catch (ModelFileException)
        {
            return true;
        }
    }

    /// <summary>The sizes that the folder states; not checked for being possible.</summary>
    /// <exception cref="ModelFileException">A size is not stated, or the network is built otherwise than Whisper.</exception>
    public static WhisperDimensions Read(string folder)
    {
        var name = Path.GetFileName(folder);
        var dimensions = JsonFile.Read(Path.Combine(folder, FileName), config => Dimensions(config, name));
        var preprocessor = Path.Combine(folder, Preprocessor);
        var bins = File.Exists(preprocessor) ? JsonFile.Read(preprocessor, config => Number(config, "feature_size")) : null;
        return bins is null || bins == dimensions.MelBins
            ? dimensions
            : throw new ModelFileException($"The model {name} hears {dimensions.MelBins} mel bins by its {FileName} and {bins} by its {Preprocessor}. Take both from the same model.");
    }

    private static WhisperDimensions Dimensions(JsonElement config, string name)
    {
        var difference =
            ModelType(config) != "whisper" ? $"it is a model of the type {ModelType(config)} and not a Whisper"
            : config.TryGetProperty("activation_function", out var function) && function.GetString() != "gelu" ? $"its activation function is {function.GetString()} and not Whisper's gelu"
            : IsTrue(config, "scale_embedding") ? "it scales its embeddings, which Whisper does not"
            : IsFalse(config, "tie_word_embeddings") ? "its output weights are not those of its tokens, as Whisper's are"
            : null;
        return difference is null
            ? new(
                Needed("vocab_size"),
                Needed("max_source_positions"),
                Needed("d_model"),
                Needed("encoder_attention_heads"),
                Needed("encoder_layers"),
                Needed("max_target_positions"),
                Needed("d_model"),
                Needed("decoder_attention_heads"),
                Needed("decoder_layers"),
                Needed("num_mel_bins"))
            : throw new ModelFileException($"The model {name} cannot be used: {difference}.");

        int Needed(string field) => Number(config, field) ?? throw new ModelFileException($"{FileName} of the model {name} does not say {field}. Get it again.");
    }

    private static string? ModelType(JsonElement config) => config.TryGetProperty("model_type", out var type) ? type.GetString() : null;

    private static int? Number(JsonElement config, string field) => config.TryGetProperty(field, out var value) ? value.GetInt32() : null;

    private static bool IsTrue(JsonElement config, string field) => config.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.True;

    private static bool IsFalse(JsonElement config, string field) => config.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.False;
}
