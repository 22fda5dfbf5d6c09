using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>Query, key and value as one product, and the way out.</summary>
/// <param name="Norm">Applied first.</param>
/// <param name="QueryKeyValue">[3d, d], stacked in this order; the key's part of the bias is zero.</param>
/// <param name="Out">[d, d].</param>
/// <param name="Heads">Of d / heads each.</param>
internal sealed record SelfAttention(LayerNorm Norm, Linear QueryKeyValue, Linear Out, int Heads)
{
    public static SelfAttention From(WhisperWeights weights, string prefix, int heads)
    {
        var name = prefix + "attn";
        var zero = weights.Own(name + ".key.bias", torch.zeros_like(weights[name + ".query.bias"]));
        var stacked = new Linear(
            weights.Fuse(name + ".qkv.weight", name + ".query.weight", name + ".key.weight", name + ".value.weight"),
            weights.Fuse(name + ".qkv.bias", name + ".query.bias", name + ".key.bias", name + ".value.bias"));
        return new(LayerNorm.From(weights, name + "_ln"), stacked, Linear.From(weights, name + ".out"), heads);
    }

    /// <summary>Projects to heads.</summary>
    /// <param name="x">[batch, positions, d].</param>
    /// <returns>[3, batch, heads, positions, d / heads], query first.</returns>
    public torch.Tensor Project(torch.Tensor x)
    {
        var (batch, positions) = (x.size(0), x.size(1));
        return QueryKeyValue.Apply(Norm.Apply(x)).view(batch, positions, 3, Heads, -1).permute(2, 0, 3, 1, 4);
    }
}
