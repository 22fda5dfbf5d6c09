using TorchSharp;
using static TorchSharp.torch.nn;

namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>Scaled dot-product attention, by whichever way is quick on the device.</summary>
internal static class Attention
{
    /// <summary>Attends and joins the heads again.</summary>
    /// <param name="query">[batch, heads, positions, d / heads].</param>
    /// <param name="key">[batch, heads, keys, d / heads].</param>
    /// <param name="value">As <paramref name="key"/>.</param>
    /// <param name="causal">True if a position must not see later ones.</param>
    /// <returns>[batch, positions, d].</returns>
    public static torch.Tensor Apply(torch.Tensor query, torch.Tensor key, torch.Tensor value, bool causal = false)
    {
        if (OneQuery.Suits(query))
        {
            return OneQuery.Apply(query, key, value);
        }

        return functional.scaled_dot_product_attention(query, key, value, is_casual: causal).transpose(1, 2).reshape(query.size(0), query.size(2), -1);
    }
}
