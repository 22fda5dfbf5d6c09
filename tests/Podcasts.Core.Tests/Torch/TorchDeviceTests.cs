using Podcasts.Core.Torch;
using TorchSharp;

namespace Podcasts.Core.Tests.Torch;

public sealed class TorchDeviceTests
{
    [Theory]
    [InlineData("float32", torch.ScalarType.Float32)]
    [InlineData("bfloat16", torch.ScalarType.BFloat16)]
    [InlineData("float16", torch.ScalarType.Float16)]
    public void Number_types_are_taken_by_name(string name, torch.ScalarType expected) =>
        Assert.Equal(expected, TorchDevice.Resolve(new TorchOptions { Device = "cpu", DType = name, Threads = 1 }, 512).DType);

    [Fact]
    public void Wide_models_take_bfloat16_where_the_processor_has_it_and_narrow_ones_never_do()
    {
        var options = new TorchOptions { Device = "cpu", Threads = 1 };

        Assert.Equal(torch.ScalarType.Float32, TorchDevice.Resolve(options, 96).DType);
        Assert.Equal(ProcessorFeatures.HasBFloat16 ? torch.ScalarType.BFloat16 : torch.ScalarType.Float32, TorchDevice.Resolve(options, 512).DType);
    }

    [Fact]
    public void Asking_for_a_gpu_that_is_not_there_says_what_to_do()
    {
        if (torch.cuda_is_available())
        {
            Assert.True(TorchDevice.Resolve(new TorchOptions { Device = "cuda", Threads = 1 }, 512).IsCuda);
            return;
        }

        var failure = Assert.Throws<TorchUnavailableException>(() => TorchDevice.Resolve(new TorchOptions { Device = "cuda:1", Threads = 1 }, 512));

        Assert.Contains("Torch:LibraryPath", failure.Message, StringComparison.Ordinal);
    }
}
