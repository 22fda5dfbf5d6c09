using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Podcasts.Core.Torch;

/// <summary>Where and how torch computes.</summary>
public sealed class TorchOptions
{
    public const string Section = "Torch";

    /// <summary><c>auto</c> (a GPU if libtorch finds one), <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
    [RegularExpression("auto|cpu|cuda(:[0-9]+)?", ErrorMessage = "Torch:Device is auto, cpu, cuda or cuda:<number>.")]
    public string Device { get; init; } = "auto";

    /// <summary><c>auto</c> (see <see cref="TorchDevice"/>), <c>float32</c>, <c>bfloat16</c> or <c>float16</c>.</summary>
    [RegularExpression("auto|float32|bfloat16|float16", ErrorMessage = "Torch:DType is auto, float32, bfloat16 or float16.")]
    public string DType { get; init; } = "auto";

    /// <summary>Threads for one operation on the CPU; 0 takes all cores.</summary>
    [Range(0, 1024)]
    public int Threads { get; init; }

    /// <summary>A folder with libtorch 2.10 to use instead of the app's own, such as a CUDA build; checked when the app starts.</summary>
    public string? LibraryPath { get; init; }

    /// <summary>Whether another version of libtorch is let through, where it has every name that is needed: for trying it out.</summary>
    public bool AnyVersion { get; init; }

    /// <summary>Windows heard at once; 0 lets the model and device decide.</summary>
    [Range(0, 256)]
    public int BatchSize { get; init; }

    /// <summary>The same on another device; null for this one.</summary>
    public TorchOptions On(string? device) => device is null
        ? this
        : new() { Device = device, DType = DType, Threads = Threads, LibraryPath = LibraryPath, AnyVersion = AnyVersion, BatchSize = BatchSize };

    /// <summary>Which GPU is meant: 1 for <c>cuda:1</c>, 0 where none is named.</summary>
    public int CudaNumber() => Device.Split(':') is [_, var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 0;
}
