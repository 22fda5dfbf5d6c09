using TorchSharp;

namespace Podcasts.Core.Torch;

/// <summary>
/// Numbers for libtorch that outlive every call. TorchSharp makes a native object of each number given to an operation and may finalise it
/// while libtorch still reads it (seen with <c>index_fill_</c>), so what is used at every step is made once and kept.
/// </summary>
internal static class Scalars
{
    public static readonly Scalar MinusInfinity = float.NegativeInfinity;
    public static readonly Scalar Four = 4;
    public static readonly Scalar Eight = 8;
    public static readonly Scalar TenBillionth = 1e-10;
}
