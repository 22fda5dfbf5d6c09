using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcribe.Whisper.Ggml;
using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Bench;

/// <summary>Model files of true size with random weights, where no trained ones are to be had.</summary>
internal static class SyntheticModel
{
    /// <summary>Tokens of a 30 s window of talk, timestamps and the end included.</summary>
    public const int ForcedTokens = 100;

    private const float Certainty = 20; // Weight of a position against everything that the layers add to it.
    private const float Weights = 0.7f; // By the square root of the inputs: activations stay lively (torchsharp.md 2).
    private const float QueriesAndKeys = 1.5f;
    private const float Embedding = 0.05f;
    private const float Position = 0.2f;

    private const string Template = "samples/models/ggml-demo-synthetic.en.bin"; // Its mel filters and vocabulary.

    private static readonly Dictionary<string, (int Width, int Heads, int Layers)> Sizes = new()
    {
        ["tiny.en"] = (384, 6, 4),
        ["base.en"] = (512, 8, 6),
        ["small.en"] = (768, 12, 12),
        ["medium.en"] = (1024, 16, 24),
    };

    /// <summary>Writes a GGML file in float16.</summary>
    /// <param name="path">The file, replaced if it exists.</param>
    /// <param name="size">tiny.en, base.en, small.en or medium.en.</param>
    /// <param name="forced">
    /// Whether the decoder's positions say which token comes next, so that every engine chooses <see cref="ForcedTokens"/> in every window.
    /// </param>
    public static void Write(string path, string size, bool forced)
    {
        using var like = GgmlFile.Open(Template);
        var (width, heads, layers) = Sizes[size];
        var dimensions = new WhisperDimensions(51864, 1500, width, heads, layers, 448, width, heads, layers, 80);
        using var writer = new GgmlWriter(path, dimensions, like.Filters, like.Vocabulary, GgmlType.Float16);
        var dice = new Random(1);
        var embedding = Values(dimensions.Vocabulary * width, Embedding, dice);
        foreach (var (name, shape) in WhisperTensors.Of(dimensions))
        {
            var (count, inputs) = (shape.Aggregate(1, (all, size) => all * size), shape[1..].Aggregate(1, (all, size) => all * size));
            writer.Write(name, shape, name switch
            {
                "decoder.token_embedding.weight" => embedding,
                "decoder.positional_embedding" when forced => Positions(embedding, dimensions, dice),
                _ when name.EndsWith("positional_embedding", StringComparison.Ordinal) => Values(count, Position, dice),
                _ when shape.Length == 1 => [.. Enumerable.Repeat(name.EndsWith("weight", StringComparison.Ordinal) ? 1f : 0, count)],
                _ => Values(count, (name.Contains("query") || name.Contains("key") ? QueriesAndKeys : Weights) / MathF.Sqrt(inputs), dice),
            });
        }
    }

    // After the start come <|0.00|>, text, <|30.00|> and the end.
    private static float[] Positions(float[] embedding, WhisperDimensions dimensions, Random dice)
    {
        var special = SpecialTokens.For(dimensions.Vocabulary);
        var width = dimensions.TextWidth;
        var positions = new float[dimensions.TextContext * width];
        for (var position = 0; position < dimensions.TextContext; position++)
        {
            var token = position switch
            {
                0 => special.FirstTimestamp,
                < ForcedTokens - 2 => 300 + dice.Next(40_000),
                ForcedTokens - 2 => special.FirstTimestamp + 1500,
                _ => special.EndOfText,
            };
            var row = embedding.AsSpan(token * width, width);
            var length = MathF.Sqrt(row.ToArray().Sum(value => value * value));
            for (var i = 0; i < width; i++)
            {
                positions[(position * width) + i] = Certainty * MathF.Sqrt(width) * Embedding * row[i] / length;
            }
        }

        return positions;
    }

    private static float[] Values(int count, float scale, Random dice)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = scale * MathF.Sqrt(3) * ((2 * dice.NextSingle()) - 1);
        }

        return values;
    }
}
