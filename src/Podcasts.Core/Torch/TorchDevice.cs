using TorchSharp;

namespace Podcasts.Core.Torch;

/// <summary>The device and number type that the options come to on this machine.</summary>
/// <param name="Device">A CPU or a GPU.</param>
/// <param name="DType">Of weights and activations.</param>
public sealed record TorchDevice(torch.Device Device, torch.ScalarType DType)
{
    // Below this width 16-bit types save no time (measured: docs/decisions/0008-the-recogniser.md).
    private const int WideEnough = 384;

    /// <summary>Whether it is a GPU.</summary>
    public bool IsCuda => Device.type == DeviceType.CUDA;

    /// <summary>Loads torch and settles the options.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="width">Of the model that is to run.</param>
    /// <exception cref="TorchUnavailableException">Torch does not load, or a GPU is asked for and there is none.</exception>
    public static TorchDevice Resolve(TorchOptions options, int width)
    {
        TorchRuntime.Load(options.LibraryPath);
        var cuda = options.Device != "cpu" && torch.cuda_is_available();
        if (!cuda && options.Device.StartsWith("cuda", StringComparison.Ordinal))
        {
            throw new TorchUnavailableException(
                $"Torch:Device is {options.Device} but libtorch finds no GPU. Set Torch:LibraryPath to a folder with a CUDA build of libtorch 2.10, or Torch:Device to cpu.");
        }

        torch.set_num_threads(options.Threads > 0 ? options.Threads : Environment.ProcessorCount);
        return new(cuda ? torch.device(options.Device == "auto" ? "cuda" : options.Device) : torch.CPU, options.DType switch
        {
            "float32" => torch.ScalarType.Float32,
            "bfloat16" => torch.ScalarType.BFloat16,
            "float16" => torch.ScalarType.Float16,
            _ when cuda => torch.ScalarType.Float16,
            _ => width >= WideEnough && ProcessorFeatures.HasBFloat16 ? torch.ScalarType.BFloat16 : torch.ScalarType.Float32,
        });
    }
}
