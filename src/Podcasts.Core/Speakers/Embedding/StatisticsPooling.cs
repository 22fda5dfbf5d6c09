using TorchSharp;

namespace Podcasts.Core.Speakers.Embedding;

/// <summary>Weighted means and standard deviations over time, for several weightings of the same features at once (diarization.md 3.3).</summary>
internal static class StatisticsPooling
{
    private static readonly Scalar Epsilon = 1e-8;

    /// <summary>Pools.</summary>
    /// <param name="features">[windows, features, frames], float32.</param>
    /// <param name="weights">[windows, slots, frames], float32; all zero gives zeros.</param>
    /// <param name="underRoot">Added to variances; training needs a little, because the root of 0 has no slope.</param>
    /// <returns>[windows, slots, 2 x features]: means, then deviations.</returns>
    public static torch.Tensor Apply(torch.Tensor features, torch.Tensor weights, Scalar? underRoot = null)
    {
        using var scope = torch.NewDisposeScope();
        var total = weights.sum(2, keepdim: true) + Epsilon;
        var mean = torch.matmul(weights, features.transpose(1, 2)) / total;
        var unbiased = total - (weights.square().sum(2, keepdim: true) / total) + Epsilon;
        var squares = Enumerable.Range(0, (int)weights.size(1)).Select(slot => Squares(features, weights.narrow(1, slot, 1), mean.select(1, slot)));
        var variance = torch.cat([.. squares], 1) / unbiased;
        return torch.cat([mean, (underRoot is null ? variance : variance + underRoot).sqrt()], 2).MoveToOuterDisposeScope();
    }

    // The squares are of differences from the mean: means of squares would cancel in single precision.
    private static torch.Tensor Squares(torch.Tensor features, torch.Tensor weights, torch.Tensor mean)
    {
        using var scope = torch.NewDisposeScope();
        return torch.matmul(weights, (features - mean.unsqueeze(2)).square().transpose(1, 2)).MoveToOuterDisposeScope();
    }
}
