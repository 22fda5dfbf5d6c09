using Podcasts.Core.Torch;

namespace Podcasts.Core.Transcribe.Whisper;

/// <summary>How many windows go through the model at once.</summary>
internal static class BatchSizes
{
    /// <summary>Windows encoded at once: more do not make it quicker, only larger.</summary>
    public const int Encoder = 4;

    private const long CpuBytes = 1L << 30;
    private const long CudaBytes = 16L << 30;

    /// <summary>As many windows as the memory set aside for their keys and values holds, within reason.</summary>
    public static int Choose(WhisperDimensions dimensions, TorchDevice device)
    {
        var bytesPerValue = device.DType == TorchSharp.torch.ScalarType.Float32 ? 4 : 2;
        var window = 2L * dimensions.TextLayers * (dimensions.AudioContext + (dimensions.TextContext / 2)) * dimensions.TextWidth * bytesPerValue;
        var (budget, most) = device.IsCuda ? (CudaBytes, 64) : (CpuBytes, 16);
        return (int)Math.Clamp(budget / window, 1, most);
    }
}
