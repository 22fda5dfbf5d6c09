namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>The tensors that a model of given sizes consists of (whisper.md 3.2).</summary>
public static class WhisperTensors
{
    /// <summary>Names and PyTorch shapes; 11 + 15 for each encoder layer + 24 for each decoder layer.</summary>
    public static IReadOnlyDictionary<string, int[]> Of(WhisperDimensions dimensions)
    {
        var width = dimensions.AudioWidth;
        var shapes = new Dictionary<string, int[]>
        {
            ["encoder.positional_embedding"] = [dimensions.AudioContext, width],
            ["encoder.conv1.weight"] = [width, dimensions.MelBins, 3],
            ["encoder.conv1.bias"] = [width],
            ["encoder.conv2.weight"] = [width, width, 3],
            ["encoder.conv2.bias"] = [width],
            ["decoder.positional_embedding"] = [dimensions.TextContext, width],
            ["decoder.token_embedding.weight"] = [dimensions.Vocabulary, width],
        };
        Norm("encoder.ln_post");
        Norm("decoder.ln");
        for (var i = 0; i < dimensions.AudioLayers; i++)
        {
            Block($"encoder.blocks.{i}.");
        }

        for (var i = 0; i < dimensions.TextLayers; i++)
        {
            Block($"decoder.blocks.{i}.");
            Attention($"decoder.blocks.{i}.cross_attn");
        }

        return shapes;

        void Block(string prefix)
        {
            Attention(prefix + "attn");
            Norm(prefix + "mlp_ln");
            Linear(prefix + "mlp.0", width, 4 * width);
            Linear(prefix + "mlp.2", 4 * width, width);
        }

        void Attention(string prefix)
        {
            Norm(prefix + "_ln");
            Linear(prefix + ".query", width, width);
            shapes[prefix + ".key.weight"] = [width, width];
            Linear(prefix + ".value", width, width);
            Linear(prefix + ".out", width, width);
        }

        void Linear(string prefix, int from, int to)
        {
            shapes[prefix + ".weight"] = [to, from];
            shapes[prefix + ".bias"] = [to];
        }

        void Norm(string prefix)
        {
            shapes[prefix + ".weight"] = [width];
            shapes[prefix + ".bias"] = [width];
        }
    }
}
