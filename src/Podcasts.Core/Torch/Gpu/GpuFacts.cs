namespace Podcasts.Core.Torch.Gpu;

/// <summary>What this machine says of its NVIDIA driver and cards.</summary>
/// <param name="HasDriver">Whether <c>libcuda.so.1</c> loads, which comes with the driver.</param>
/// <param name="DriverVersion">Such as <c>550.54.14</c>; null where unknown.</param>
/// <param name="CudaVersion">The newest CUDA that the driver runs; null where unknown.</param>
/// <param name="Cards">In order of their numbers; null where unknown.</param>
public sealed record GpuFacts(bool HasDriver, string? DriverVersion, Version? CudaVersion, IReadOnlyList<GpuCard>? Cards)
{
    /// <summary>A machine without a GPU.</summary>
    public static GpuFacts None { get; } = new(false, null, null, null);
}

/// <summary>One graphics card, as it is now.</summary>
/// <param name="Name">Such as <c>NVIDIA H100 80GB HBM3</c>.</param>
/// <param name="FreeBytes">Of its memory, whoever uses the rest.</param>
public sealed record GpuCard(string Name, long TotalBytes, long FreeBytes);
