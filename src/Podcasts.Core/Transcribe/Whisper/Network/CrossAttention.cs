using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>The decoder's look at the audio. Keys and values are computed once for each window.</summary>
internal sealed record CrossAttention(LayerNorm Norm, Linear Query, Linear KeyValue, Linear Out, int Heads)
{
    public static CrossAttention From(WhisperWeights weights, string prefix, int heads)
    {
        var name = prefix + "cross_attn";
        var zero = weights.Own(name + ".key.bias", torch.zeros_like(weights[name + ".value.bias"]));
        var stacked = new Linear(
            weights.Fuse(name + ".kv.weight", name + ".key.weight", name + ".value.weight"),
            weights.Fuse(name + ".kv.bias", name + ".key.bias", name + ".value.bias"));
        return new(LayerNorm.From(weights, name + "_ln"), Linear.From(weights, name + ".query"), stacked, Linear.From(weights, name + ".out"), heads);
    }

    /// <summary>Keys and values of encoded audio.</summary>
    /// <param name="encoded">[windows, audio positions, d].</param>
    /// <returns>[2, windows, heads, audio positions, d / heads], contiguous.</returns>
    public torch.Tensor Project(torch.Tensor encoded) =>
        KeyValue.Apply(encoded).view(encoded.size(0), encoded.size(1), 2, Heads, -1).permute(2, 0, 3, 1, 4).contiguous();

    /// <summary>Queries of text positions: [batch, heads, positions, d / heads].</summary>
    public torch.Tensor Ask(torch.Tensor x) =>
        Query.Apply(Norm.Apply(x)).view(x.size(0), x.size(1), Heads, -1).transpose(1, 2);
}
