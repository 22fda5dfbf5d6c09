namespace Podcasts.Core.Torch;

/// <summary>What this machine's processor can do.</summary>
public static class ProcessorFeatures
{
    /// <summary>Multiplies bfloat16 in hardware (AVX-512 BF16 or AMX); without that it would be slower than float32. Known on Linux only.</summary>
    public static bool HasBFloat16 { get; } = File.Exists("/proc/cpuinfo")
        && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal)) is { } flags
        && flags.Split(' ').Any(flag => flag is "avx512_bf16" or "amx_bf16");
}
