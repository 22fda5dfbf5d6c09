using TorchSharp;
using static TorchSharp.torch.nn;

namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>Scaled dot-product attention, by whichever way is quick on the device.</summary>
internal static class Attention
{
    private const int FewQueries = 16;

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

        // libtorch's fused kernel is ten times slower than three plain calls for a few queries, such as those of a beam, in 16-bit types on a CPU
        // (shared/spec/torchsharp.md 4).
        var plain = !causal && query.size(2) <= FewQueries && query.device_type == DeviceType.CPU && query.dtype != torch.ScalarType.Float32;
        var heads = plain
            ? torch.matmul(torch.softmax(torch.matmul(query / torch.tensor(MathF.Sqrt(query.size(3))), key.transpose(2, 3)), -1), value)
            : functional.scaled_dot_product_attention(query, key, value, is_casual: causal);
        return heads.transpose(1, 2).reshape(query.size(0), query.size(2), -1);
    }
}
