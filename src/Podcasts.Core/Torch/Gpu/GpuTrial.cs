using System.Runtime.InteropServices;
using TorchSharp;

namespace Podcasts.Core.Torch.Gpu;

/// <summary>What came of a small computation on the GPU.</summary>
/// <param name="IsAvailable">Whether libtorch says that it can compute on a GPU at all.</param>
/// <param name="IsOnGpu">Whether the result lay on the GPU, and not silently on the CPU.</param>
/// <param name="Error">Largest difference from the CPU's result, as a part of its largest value.</param>
/// <param name="Failure">What libtorch says went wrong, or null.</param>
public sealed record GpuTrial(bool IsAvailable, bool IsOnGpu, double Error, string? Failure)
{
    private const int Size = 256;

    /// <summary>No GPU that libtorch could use.</summary>
    public static GpuTrial Unavailable { get; } = new(false, false, 0, null);

    /// <summary>Multiplies two matrices in float16 on the GPU, and in float32 on the CPU.</summary>
    /// <exception cref="TorchUnavailableException">Torch does not load.</exception>
    public static GpuTrial Run(TorchOptions options)
    {
        TorchRuntime.Load(options.LibraryPath);
        try
        {
            return torch.cuda_is_available() ? Multiply(torch.device(options.Device == "auto" ? "cuda" : options.Device)) : Unavailable;
        }
        catch (ExternalException failure)
        {
            return new GpuTrial(true, false, 0, failure.Message.Split('\n')[0]);
        }
    }

    private static GpuTrial Multiply(torch.Device device)
    {
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        var matrix = torch.linspace(-1, 1, Size * Size).cos().reshape(Size, Size);
        var expected = matrix.matmul(matrix);
        var there = matrix.to(device).to(torch.ScalarType.Float16);
        var product = there.matmul(there);
        var error = (product.cpu().to(torch.ScalarType.Float32) - expected).abs().max().item<float>() / expected.abs().max().item<float>();
        return new GpuTrial(true, product.device_type == DeviceType.CUDA, error, null);
    }
}
