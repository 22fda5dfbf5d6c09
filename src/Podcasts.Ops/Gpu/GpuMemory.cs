using Microsoft.Extensions.Options;
using Podcasts.Core.Torch;
using Podcasts.Core.Torch.Gpu;

namespace Podcasts.Ops.Gpu;

/// <summary>Decides whether a GPU takes a second engine.</summary>
public sealed class GpuMemory(EngineList engines, IOptions<TorchOptions> torch)
{
    /// <summary>Whether a card takes one more engine: at least as much of its memory must be free as is in use.</summary>
    public static bool HoldsAnother(GpuCard card) => 2 * card.FreeBytes >= card.TotalBytes;

    /// <summary>True for engines that do not use the GPU, and where the card does not tell.</summary>
    public bool HoldsAnother(EngineModel model)
    {
        if (model.Engine != EngineModel.Speakers && !engines.Find(model.Engine).Describe().Abilities.Gpu)
        {
            return true;
        }

        var number = torch.Value.On(model.Device).CudaNumber();
        return NvidiaDriver.Look().Cards is not { } cards || number >= cards.Count || HoldsAnother(cards[number]);
    }
}
