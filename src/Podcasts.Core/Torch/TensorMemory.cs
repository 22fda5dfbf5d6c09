using System.Runtime.InteropServices;
using TorchSharp;

namespace Podcasts.Core.Torch;

/// <summary>Where a tensor's first element lies, for our own kernels on the CPU.</summary>
/// <remarks>TorchSharp shows this to nobody but itself, and its spans refuse views that are not contiguous.</remarks>
internal static partial class TensorMemory
{
    /// <summary>A pointer that is valid as long as the tensor is.</summary>
    public static nint Address(torch.Tensor tensor) => Data(tensor.Handle);

    [LibraryImport("LibTorchSharp", EntryPoint = "THSTensor_data")]
    private static partial nint Data(nint tensor);
}
