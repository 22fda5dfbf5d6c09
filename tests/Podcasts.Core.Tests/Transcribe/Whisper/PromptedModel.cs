namespace Podcasts.Core.Tests.Transcribe.Whisper;

/// <summary>A model that always hears something between " word" and " more", rather " more", and leans towards what it has read before.</summary>
internal static class PromptedModel
{
    private const int Width = 64;
    private const int Word = 1; // its place in RandomModel's vocabulary
    private const int More = 5;

    /// <summary>Sets the decoder's weights by hand; the encoder stays as it is drawn and is not listened to.</summary>
    /// <param name="memory">How much the words read before count.</param>
    public static RandomModel Create(float memory)
    {
        var model = new RandomModel(seed: 2, textContext: 80);
        foreach (var (name, values) in model.Tensors.Where(tensor => tensor.Key.StartsWith("decoder.", StringComparison.Ordinal)))
        {
            values.AsSpan().Fill(name.EndsWith("ln.weight", StringComparison.Ordinal) ? 1 : 0);
        }

        // Two directions at right angles, both without a mean, so that normalising keeps them.
        var word = Enumerable.Range(0, Width).Select(i => i % 2 == 0 ? 1f : -1).ToArray();
        var more = Enumerable.Range(0, Width).Select(i => i % 4 < 2 ? 1f : -1).ToArray();
        word.CopyTo(model.Tensors["decoder.token_embedding.weight"].AsSpan(Word * Width));
        more.CopyTo(model.Tensors["decoder.token_embedding.weight"].AsSpan(More * Width));
        word.Zip(more, (one, other) => 4 * (one + (1.2f * other))).ToArray().CopyTo(model.Tensors["decoder.blocks.0.cross_attn.out.bias"].AsSpan());

        // All queries and keys are zero: the first layer takes the mean of what was read.
        for (var i = 0; i < Width; i++)
        {
            model.Tensors["decoder.blocks.0.attn.value.weight"][(i * Width) + i] = 1;
            model.Tensors["decoder.blocks.0.attn.out.weight"][(i * Width) + i] = memory;
        }

        return model;
    }
}
