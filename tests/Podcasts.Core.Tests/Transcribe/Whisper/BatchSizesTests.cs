using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe.Whisper;
using TorchSharp;

namespace Podcasts.Core.Tests.Transcribe.Whisper;

public sealed class BatchSizesTests
{
    private static readonly WhisperDimensions Base = new(51865, 1500, 512, 8, 6, 448, 512, 8, 6, 80);
    private static readonly WhisperDimensions Large = new(51866, 1500, 1280, 20, 32, 448, 1280, 20, 32, 128);
    private static readonly TorchDevice Cpu = new(torch.CPU, torch.ScalarType.Float32);
    private static readonly TorchDevice Cuda = new(new torch.Device(DeviceType.CUDA), torch.ScalarType.Float16);

    [Theory]
    [InlineData(64, 16)] // a window of base takes 42 MB
    [InlineData(2, 16)]
    [InlineData(1, 12)]
    [InlineData(0.2, 2)]
    [InlineData(0.01, 1)]
    public void On_a_CPU_half_of_what_is_free_is_taken_and_a_gibibyte_at_most(double freeGibibytes, int windows) =>
        Assert.Equal(windows, BatchSizes.Choose(Base, Cpu, (long)(freeGibibytes * (1L << 30))));

    [Theory]
    [InlineData(80, 60)]
    [InlineData(24, 45)]
    [InlineData(8, 15)]
    [InlineData(0.1, 1)]
    public void On_a_GPU_too_and_sixteen_gibibytes_at_most(double freeGibibytes, int windows) =>
        Assert.Equal(windows, BatchSizes.Choose(Large, Cuda, (long)(freeGibibytes * (1L << 30))));

    [Fact]
    public void A_device_that_does_not_say_is_believed_to_have_enough() => Assert.Equal(60, BatchSizes.Choose(Large, Cuda, null));
}
