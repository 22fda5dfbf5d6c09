using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcribe.Whisper.Mel;
using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using Podcasts.Core.Transcribe.Whisper.Words;
using Podcasts.Core.Weights;

namespace Podcasts.Bench;

/// <summary>Random weights of a published model's sizes, made when they are read: enough to time the network, and no file.</summary>
internal sealed class RandomCheckpoint(string size) : IWhisperCheckpoint
{
    public string Name => size;

    public WhisperDimensions Dimensions { get; } = size switch
    {
        "base" => Sizes(51865, 512, 6, 6, 80),
        "small" => Sizes(51865, 768, 12, 12, 80),
        "large-v3" => Sizes(51866, 1280, 32, 32, 128),
        "large-v3-turbo" => Sizes(51866, 1280, 32, 4, 128),
        _ => throw new ArgumentException($"The size {size} is none of base, small, large-v3 and large-v3-turbo."),
    };

    public string Quantization => "f32";

    public float[] Filters => MelFilterBank.Create(Dimensions.MelBins);

    public Vocabulary Vocabulary => Vocabulary.FromText([]);

    public IReadOnlyList<AlignmentHead>? AlignmentHeads => null;

    public IReadOnlyList<WeightTensor> Weights => [.. WhisperTensors.Of(Dimensions).Select(tensor => new WeightTensor(tensor.Key, tensor.Value, "f32", () => Values(tensor.Value)))];

    public void Dispose()
    {
    }

    private static WhisperDimensions Sizes(int vocabulary, int width, int encoder, int decoder, int mels) =>
        new(vocabulary, 1500, width, width / 64, encoder, 448, width, width / 64, decoder, mels);

    private static float[] Values(int[] shape)
    {
        var dice = new Random(1);
        var values = new float[shape.Aggregate(1, (all, size) => all * size)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = 0.05f * ((2 * dice.NextSingle()) - 1);
        }

        return values;
    }
}
