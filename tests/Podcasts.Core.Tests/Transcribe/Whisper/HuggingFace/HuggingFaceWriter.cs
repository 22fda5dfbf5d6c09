using System.Text.Json;
using Podcasts.Core.Tests.Weights.Safetensors;
using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using Podcasts.Core.Weights;

namespace Podcasts.Core.Tests.Transcribe.Whisper.HuggingFace;

/// <summary>Writes a folder as transformers' <c>save_pretrained</c> does.</summary>
internal static class HuggingFaceWriter
{
    private static readonly Dictionary<string, string> Modules = new()
    {
        ["attn"] = "self_attn",
        ["attn_ln"] = "self_attn_layer_norm",
        ["cross_attn"] = "encoder_attn",
        ["cross_attn_ln"] = "encoder_attn_layer_norm",
        ["mlp_ln"] = "final_layer_norm",
        ["query"] = "q_proj",
        ["key"] = "k_proj",
        ["value"] = "v_proj",
        ["out"] = "out_proj",
        ["blocks"] = "layers",
        ["ln_post"] = "layer_norm",
        ["ln"] = "layer_norm",
        ["token_embedding"] = "embed_tokens",
        ["positional_embedding"] = "embed_positions.weight",
    };

    /// <summary>Writes everything that a model needs.</summary>
    public static void Save(RandomModel model, string folder, WeightType type = WeightType.Float32)
    {
        Directory.CreateDirectory(folder);
        WriteConfig(model, folder);
        WriteTokenizer(folder, RandomModel.Vocabulary);
        SafetensorsWriter.Write(Path.Combine(folder, "model.safetensors"), Tensors(model), type);
    }

    public static void WriteConfig(RandomModel model, string folder, int? vocabulary = null) =>
        File.WriteAllText(Path.Combine(folder, "config.json"), JsonSerializer.Serialize(new
        {
            model_type = "whisper",
            activation_function = "gelu",
            scale_embedding = false,
            vocab_size = vocabulary ?? model.Dimensions.Vocabulary,
            d_model = model.Dimensions.AudioWidth,
            num_mel_bins = model.Dimensions.MelBins,
            max_source_positions = model.Dimensions.AudioContext,
            max_target_positions = model.Dimensions.TextContext,
            encoder_layers = model.Dimensions.AudioLayers,
            encoder_attention_heads = model.Dimensions.AudioHeads,
            decoder_layers = model.Dimensions.TextLayers,
            decoder_attention_heads = model.Dimensions.TextHeads,
        }));

    /// <summary>The tokenizer in one file.</summary>
    public static void WriteTokenizer(string folder, Vocabulary vocabulary, params (string Content, int Id)[] added) =>
        File.WriteAllText(Path.Combine(folder, "tokenizer.json"), JsonSerializer.Serialize(new
        {
            added_tokens = added.Select(token => new { id = token.Id, content = token.Content }),
            model = new { type = "BPE", vocab = Spelled(vocabulary), merges = Array.Empty<string>() },
        }));

    /// <summary>The tokenizer as older folders have it.</summary>
    public static void WriteVocab(string folder, Vocabulary vocabulary)
    {
        File.WriteAllText(Path.Combine(folder, "vocab.json"), JsonSerializer.Serialize(Spelled(vocabulary)));
        File.WriteAllText(Path.Combine(folder, "merges.txt"), "#version: 0.2\n");
    }

    /// <summary>The weights in two files and their index.</summary>
    public static void WriteShards(RandomModel model, string folder)
    {
        var shards = Tensors(model).Chunk(40).Select((tensors, i) => (Name: $"model-{i + 1:00000}.safetensors", Tensors: tensors)).ToArray();
        foreach (var (name, tensors) in shards)
        {
            SafetensorsWriter.Write(Path.Combine(folder, name), tensors);
        }

        var map = shards.SelectMany(shard => shard.Tensors.Select(tensor => (tensor.Name, Shard: shard.Name))).ToDictionary(entry => entry.Name, entry => entry.Shard);
        File.WriteAllText(Path.Combine(folder, "model.safetensors.index.json"), JsonSerializer.Serialize(new { weight_map = map }));
    }

    /// <summary>All tensors under Hugging Face's names, and the output weights once more.</summary>
    public static (string Name, int[] Shape, float[] Values)[] Tensors(RandomModel model) =>
    [
        .. WhisperTensors.Of(model.Dimensions).Select(entry => ("model." + Theirs(entry.Key), entry.Value, model.Tensors[entry.Key])),
        ("proj_out.weight", [model.Dimensions.Vocabulary, model.Dimensions.TextWidth], model.Tensors["decoder.token_embedding.weight"]),
    ];

    private static string Theirs(string ours) => string.Join('.', ours
        .Replace("mlp.0", "fc1", StringComparison.Ordinal)
        .Replace("mlp.2", "fc2", StringComparison.Ordinal)
        .Split('.')
        .Select(module => Modules.GetValueOrDefault(module, module)));

    // whisper.cpp's test files have U+FFFD for parts of characters, so that many tokens are one text: the first stands for all.
    private static Dictionary<string, int> Spelled(Vocabulary vocabulary) => Enumerable.Range(0, vocabulary.Count)
        .DistinctBy(id => string.Concat(vocabulary.Bytes(id).Select(Spelled)))
        .ToDictionary(id => string.Concat(vocabulary.Bytes(id).Select(Spelled)), id => id);

    // As GPT-2's bytes_to_unicode: invisible bytes take the characters from U+0100 on, in order.
    private static char Spelled(byte value) => value switch
    {
        <= 0x20 => (char)(0x100 + value),
        >= 0x7F and <= 0xA0 => (char)(0x100 + 33 + value - 0x7F),
        0xAD => (char)(0x100 + 67),
        _ => (char)value,
    };
}
