using System.Numerics;
using Podcasts.Core.Torch;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper;

/// <summary>How many windows go through the model at once.</summary>
internal static class BatchSizes
{
    /// <summary>Windows encoded at once: more do not make it quicker, only larger.</summary>
    public const int Encoder = 4;

    private const long CpuBytes = 1L << 30;
    private const long CudaBytes = 16L << 30;

    /// <summary>As many windows as the device has memory for, within reason. To be asked once the model is loaded.</summary>
    public static int Choose(WhisperDimensions dimensions, TorchDevice device) => Choose(dimensions, device, FreeMemory.Of(device));

    /// <summary>Sets half of what is free aside for keys and values: the other half is for what comes and goes while they are computed, and for others.</summary>
    /// <param name="dimensions">Of the model.</param>
    /// <param name="device">Where it is loaded.</param>
    /// <param name="freeBytes">Left on the device, or null where that is not known.</param>
    public static int Choose(WhisperDimensions dimensions, TorchDevice device, long? freeBytes)
    {
        var bytesPerValue = device.DType == torch.ScalarType.Float32 ? 4 : 2;
        var window = 2L * dimensions.TextLayers * (dimensions.AudioContext + (dimensions.TextContext / 2)) * dimensions.TextWidth * bytesPerValue;
        var (bytes, most) = device.IsCuda ? (CudaBytes, 64) : (CpuBytes, 16);
        return (int)Math.Clamp(Math.Min(bytes, freeBytes / 2 ?? bytes) / window, 1, most);
    }

    /// <summary>How many rows to compute for so many windows: on a GPU a power of two, so that its kernels and memory blocks meet few sizes.</summary>
    public static int Padded(int windows, torch.Device device) =>
        device.type == DeviceType.CUDA ? (int)BitOperations.RoundUpToPowerOf2((uint)windows) : windows;
}
