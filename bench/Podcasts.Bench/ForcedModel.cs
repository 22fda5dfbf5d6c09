using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcribe.Whisper.Ggml;
using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Bench;

/// <summary>
/// Weights of a model's true size that are random but for one thing: the decoder's positions say which token comes next. Every engine
/// then chooses the same number of tokens in every window, so that speed can be compared where no trained weights are to be had.
/// </summary>
internal static class ForcedModel
{
    /// <summary>Tokens of a 30 s window of talk, timestamps and the end included.</summary>
    public const int Tokens = 100;

    private const float Certainty = 20; // Weight of a position against everything that the layers add to it.
    private const float Weights = 0.7f; // By the square root of the inputs: activations stay lively (torchsharp.md 2).
    private const float Embedding = 0.05f;

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
    /// <param name="template">A model file of English only, for mel filters and vocabulary.</param>
    public static void Write(string path, string size, string template)
    {
        using var like = GgmlFile.Open(template);
        var (width, heads, layers) = Sizes[size];
        var dimensions = new WhisperDimensions(51864, 1500, width, heads, layers, 448, width, heads, layers, 80);
        using var writer = new GgmlWriter(path, dimensions, like.Filters, like.Vocabulary, GgmlType.Float16);
        var dice = new Random(1);
        var embedding = Values(dimensions.Vocabulary * width, Embedding, dice);
        foreach (var (name, shape) in WhisperTensors.Of(dimensions))
        {
            writer.Write(name, shape, name switch
            {
                "decoder.token_embedding.weight" => embedding,
                "decoder.positional_embedding" => Positions(embedding, dimensions, dice),
                _ when name.EndsWith("weight", StringComparison.Ordinal) && shape.Length == 1 => Enumerable.Repeat(1f, shape[0]).ToArray(),
                _ when shape.Length == 1 => new float[shape[0]],
                _ => Values(shape.Aggregate(1, (all, size) => all * size), Weights / MathF.Sqrt(shape[1..].Aggregate(1, (all, size) => all * size)), dice),
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
                < Tokens - 2 => 300 + dice.Next(40_000),
                Tokens - 2 => special.FirstTimestamp + 1500,
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
