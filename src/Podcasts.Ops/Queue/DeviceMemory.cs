using Microsoft.Extensions.Options;
using Podcasts.Core.Torch.Gpu;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Nodes;

namespace Podcasts.Ops.Queue;

/// <summary>How much memory work on this node takes; asked of the driver once in a while, because many may look.</summary>
public sealed class DeviceMemory(TimeProvider time, IOptions<NodeOptions> node)
{
    private const string Cuda = "cuda";
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private (long At, IReadOnlyList<GpuCard> Cards)? _seen;

    /// <returns>Bytes in use on the GPU that an item runs on, or by this process where it runs on the CPU; null where it runs elsewhere or not at all.</returns>
    public long? Of(WorkItemRecord item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.State != JobState.Running || item.Device is null || item.Node != node.Value.Name())
        {
            return null;
        }

        if (!item.Device.StartsWith(Cuda, StringComparison.Ordinal))
        {
            return Environment.WorkingSet;
        }

        var number = item.Device.Split(':') is [_, var named] && int.TryParse(named, out var parsed) ? parsed : 0;
        return Cards().ElementAtOrDefault(number) is { } card ? card.TotalBytes - card.FreeBytes : null;
    }

    private IReadOnlyList<GpuCard> Cards()
    {
        if (_seen is not var (at, cards) || time.GetElapsedTime(at) > Fresh)
        {
            cards = NvidiaDriver.Look().Cards ?? [];
            _seen = (time.GetTimestamp(), cards);
        }

        return cards;
    }
}
