using Podcasts.Core.Torch;
using TorchSharp;

namespace Podcasts.Core.Tests.Torch;

public sealed class TorchRuntimeTests
{
    [Fact]
    public void Torch_loads_on_this_machine_and_multiplies()
    {
        TorchRuntime.Load();
        using var scope = torch.NewDisposeScope();

        var product = torch.eye(3).mul(2).matmul(torch.ones(3, 1));

        Assert.Equal(6f, product.sum().item<float>());
    }
}
