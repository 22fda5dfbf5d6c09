using Podcasts.Core.Torch;
using Podcasts.Core.Torch.Gpu;

namespace Podcasts.Core.Tests.Torch.Gpu;

public sealed class GpuDiagnosisTests
{
    private static readonly GpuFacts Machine = new(true, "570.86", new Version(12, 8), [new GpuCard("H100", 80L << 30, 60L << 30)]);
    private static readonly GpuTrial Right = new(true, true, 0.001, null);

    [Fact]
    public void A_machine_without_a_gpu_is_well_and_uses_the_cpu() => Expect(GpuState.Good, "no NVIDIA driver is here", "auto", GpuFacts.None);

    [Fact]
    public void A_gpu_that_is_asked_for_needs_a_driver() => Expect(GpuState.Broken, "Install the driver", "cuda", GpuFacts.None);

    [Fact]
    public void A_driver_without_a_card_is_told() => Expect(GpuState.Broken, "finds no GPU", "cuda", Machine with { Cards = [] });

    [Fact]
    public void A_card_with_a_number_too_high_is_told() => Expect(GpuState.Broken, "the last of this machine's 1 is cuda:0", "cuda:1", Machine);

    [Theory]
    [InlineData("auto", GpuState.Unused)]
    [InlineData("cuda", GpuState.Broken)]
    public void A_card_without_a_cuda_build_of_libtorch_lies_idle(string device, GpuState expected) =>
        Expect(expected, "H100 is here, but libtorch is a build for the CPU only", device, Machine, libraryCuda: null);

    [Theory]
    [InlineData("auto", GpuState.Unused)]
    [InlineData("cuda", GpuState.Broken)]
    public void A_driver_that_is_too_old_is_told(string device, GpuState expected) =>
        Expect(expected, "too old: it runs CUDA up to 12.8, and libtorch is built for CUDA 13", device, Machine, libraryCuda: 13);

    [Fact]
    public void Libraries_that_do_not_match_are_told() => Expect(GpuState.Broken, "do not match", "cuda", Machine, trial: GpuTrial.Unavailable);

    [Fact]
    public void A_full_memory_is_told_with_what_is_free() =>
        Expect(GpuState.Broken, "The memory of H100 is full (60.0 of 80.0 GB free)", "cuda", Machine, trial: Right with { Failure = "CUDA out of memory. Tried to allocate 2 GiB" });

    [Fact]
    public void Another_failure_is_told_in_libtorchs_words() =>
        Expect(GpuState.Broken, "no kernel image is available", "cuda", Machine, trial: Right with { Failure = "CUDA error: no kernel image is available for execution on the device" });

    [Fact]
    public void Computing_on_the_cpu_in_silence_is_told() => Expect(GpuState.Broken, "silently computes on the CPU", "cuda", Machine, trial: Right with { IsOnGpu = false });

    [Theory]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    public void Wrong_results_are_told(double error) => Expect(GpuState.Broken, "computes wrongly", "cuda", Machine, trial: Right with { Error = error });

    [Fact]
    public void A_gpu_that_works_is_named() => Expect(GpuState.Good, "H100 computes as the CPU does (60.0 of 80.0 GB free).", "auto", Machine);

    [Fact]
    public void A_driver_that_tells_nothing_is_judged_by_the_computation() => Expect(GpuState.Good, "a GPU computes", "cuda", new GpuFacts(true, null, null, null));

    [Fact]
    public void Nobody_looks_for_a_gpu_where_the_cpu_is_asked_for() =>
        Assert.Equal(GpuState.Good, GpuDiagnosis.Of(new TorchOptions { Device = "cpu" }, Machine, 12, () => throw new InvalidOperationException("Nobody asked.")).State);

    [Fact]
    public void This_machine_comes_to_a_conclusion() => Assert.EndsWith(".", GpuDiagnosis.Look(new TorchOptions()).Message, StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_computed_on_a_gpu_that_is_not_there()
    {
        if (!TorchSharp.torch.cuda_is_available())
        {
            Assert.Equal(GpuTrial.Unavailable, GpuTrial.Run(new TorchOptions()));
        }
    }

    private static void Expect(GpuState state, string message, string device, GpuFacts facts, int? libraryCuda = 12, GpuTrial? trial = null)
    {
        var finding = GpuDiagnosis.Of(new TorchOptions { Device = device }, facts, libraryCuda, () => trial ?? Right);

        Assert.Equal(state, finding.State);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }
}
