using TorchSharp;

namespace Podcasts.Core.Torch;

/// <summary>Shares our own kernels out among as many cores as torch may use.</summary>
internal static class Cores
{
    /// <summary>Calls <paramref name="work"/> with 0 up to, not including, <paramref name="count"/>; returns when all is done.</summary>
    public static void For(int count, Action<int> work) =>
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = torch.get_num_threads() }, work);
}
