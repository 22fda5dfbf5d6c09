using Podcasts.Core.Speakers.Network;
using TorchSharp;
using static TorchSharp.torch.nn;

namespace Podcasts.Core.Speakers.Embedding;

/// <summary>A convolution with the batch norm after it folded into its weights.</summary>
internal sealed record NormalizedConvolution(torch.Tensor Weight, torch.Tensor Bias, long Stride)
{
    private const double Epsilon = 1e-5;
    private readonly long[] _strides = [Stride, Stride];
    private readonly long[] _padding = [Weight.size(2) / 2, Weight.size(3) / 2];

    /// <summary>Folds, and keeps the result in the place of the convolution's weights.</summary>
    public static NormalizedConvolution From(NetworkWeights weights, string convolution, string norm, long stride)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor Norm(string part) => weights[$"{norm}.{part}"].to(torch.ScalarType.Float64);
        var scale = Norm("weight") / (Norm("running_var") + Epsilon).sqrt();
        var weight = weights[convolution + ".weight"].to(torch.ScalarType.Float64) * scale.view(-1, 1, 1, 1);
        var bias = Norm("bias") - (Norm("running_mean") * scale);
        return new(
            weights.Own(convolution + ".weight", Arrange(weight.to(torch.ScalarType.Float32))),
            weights.Own(convolution + ".bias", bias.to(torch.ScalarType.Float32)),
            stride);
    }

    // On a CPU a pixel's channels lie together: libtorch then computes the whole network so and rearranges nothing between its layers (1.7 times as fast).
    private static torch.Tensor Arrange(torch.Tensor weight) =>
        weight.device_type == DeviceType.CUDA ? weight : weight.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    public torch.Tensor Apply(torch.Tensor x) => functional.conv2d(x, Weight, Bias, _strides, _padding);
}
