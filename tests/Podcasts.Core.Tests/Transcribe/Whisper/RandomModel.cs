using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcribe.Whisper.Ggml;
using Podcasts.Core.Transcribe.Whisper.Mel;
using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using TorchSharp;

namespace Podcasts.Core.Tests.Transcribe.Whisper;

/// <summary>A small Whisper model whose weights are drawn at random but lively.</summary>
internal sealed class RandomModel
{
    private static readonly Lazy<RandomModel> First = new(() => new RandomModel());
    private readonly Random _random;

    public RandomModel(int seed = 1, int vocabulary = 51864, int audioContext = 40, int textContext = 448)
    {
        _random = new Random(seed);
        // Two decoder layers would stand for an early Distil model, which knows no timestamps.
        Dimensions = new WhisperDimensions(vocabulary, audioContext, 64, 2, AudioLayers: 2, textContext, 64, 2, TextLayers: 3, 80);
        Tensors = WhisperTensors.Of(Dimensions).ToDictionary(entry => entry.Key, entry => Draw(entry.Key, entry.Value));
    }

    /// <summary>One for all tests that do not change it.</summary>
    public static RandomModel Shared => First.Value;

    public WhisperDimensions Dimensions { get; }

    public Dictionary<string, float[]> Tensors { get; }

    public static Vocabulary Vocabulary { get; } = Vocabulary.FromText([" A", " word", " ", "♪", ".", " more", " w", " wo", " wor"]);

    public void Save(string path, GgmlType type = GgmlType.Float32)
    {
        using var writer = new GgmlWriter(path, Dimensions, MelFilterBank.Create(Dimensions.MelBins), Vocabulary, type);
        foreach (var (name, shape) in WhisperTensors.Of(Dimensions))
        {
            writer.Write(name, shape, Tensors[name]);
        }
    }

    /// <summary>Goes the whole way through a file.</summary>
    public WhisperModel Load()
    {
        using var file = new TemporaryFile("ggml-random.bin");
        Save(file.Path);
        using var ggml = GgmlFile.Open(file.Path);
        return WhisperModel.Load(ggml, torch.CPU, torch.ScalarType.Float32, CancellationToken.None);
    }

    /// <summary>Values with the given standard deviation.</summary>
    public float[] Noise(int count, double scale)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (float)(scale * Math.Sqrt(12) * (_random.NextDouble() - 0.5));
        }

        return values;
    }

    private float[] Draw(string name, int[] shape)
    {
        var count = shape.Aggregate(1, (product, size) => product * size);
        var isNorm = name.EndsWith("ln.weight", StringComparison.Ordinal) || name.EndsWith("ln_post.weight", StringComparison.Ordinal);
        var scale = name switch
        {
            _ when shape.Length == 1 => 0.1,
            _ when name.EndsWith("positional_embedding", StringComparison.Ordinal) => 0.3,
            _ when name.Contains("token_embedding", StringComparison.Ordinal) => 0.2,
            _ when name.Contains("query", StringComparison.Ordinal) || name.Contains("key", StringComparison.Ordinal) => 1.5 / Math.Sqrt(shape[^1]),
            _ => 0.8 / Math.Sqrt(count / shape[0]),
        };
        var values = Noise(count, scale);
        for (var i = 0; isNorm && i < values.Length; i++)
        {
            values[i]++;
        }

        return values;
    }
}
