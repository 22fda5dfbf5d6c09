namespace Podcasts.Core.Torch.Gpu;

/// <summary>Names what keeps the GPU from being used.</summary>
public static class GpuDiagnosis
{
    // float16 keeps three digits; a sum over 256 products loses some of them.
    private const double LargestError = 0.02;

    private const string ToCpu = "or set Torch:Device to cpu";

    /// <summary>Looks at this machine.</summary>
    public static GpuFinding Look(TorchOptions options) =>
        Of(options, NvidiaDriver.Look(), new TorchFolder(TorchRuntime.FolderOf(options.LibraryPath)).CudaMajor, () => GpuTrial.Run(options));

    /// <summary>Draws the conclusion.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="facts">What the machine says.</param>
    /// <param name="libraryCuda">The CUDA that libtorch is built for, such as 12; null for a build without.</param>
    /// <param name="trial">A computation on the GPU, run where all else looks right.</param>
    public static GpuFinding Of(TorchOptions options, GpuFacts facts, int? libraryCuda, Func<GpuTrial> trial)
    {
        if (options.Device == "cpu")
        {
            return new(GpuState.Good, "The CPU is used, as Torch:Device says.");
        }

        if (!facts.HasDriver)
        {
            return Missing(options, "no NVIDIA driver is here (libcuda.so.1 cannot be found)", "Install the driver, or start the container with --gpus all,");
        }

        if (facts.Cards is { Count: 0 })
        {
            return Missing(options, "the NVIDIA driver is here but finds no GPU", "See that the card is plugged in and visible to this process (CUDA_VISIBLE_DEVICES, --gpus all),");
        }

        var number = options.CudaNumber();
        if (facts.Cards is { } cards && number >= cards.Count)
        {
            return new(GpuState.Broken, $"Torch:Device is {options.Device}, but the last of this machine's {cards.Count} is cuda:{cards.Count - 1}. Name one that is there, {ToCpu}.");
        }

        var card = facts.Cards?[number].Name ?? "a GPU";
        if (libraryCuda is null)
        {
            return Unused(options, $"{card} is here, but libtorch is a build for the CPU only. Build with -p:TorchBackend=cuda, or set Torch:LibraryPath to a CUDA build of libtorch {TorchFolder.Version}");
        }

        if (facts.CudaVersion is { } driverCuda && driverCuda.Major < libraryCuda)
        {
            return Unused(options, $"The driver {facts.DriverVersion} of {card} is too old: it runs CUDA up to {driverCuda}, and libtorch is built for CUDA {libraryCuda}. Update the driver, or use a libtorch for CUDA {driverCuda.Major}");
        }

        return Of(trial(), options, facts, card, libraryCuda.Value);
    }

    private static GpuFinding Of(GpuTrial trial, TorchOptions options, GpuFacts facts, string card, int libraryCuda) => trial switch
    {
        { IsAvailable: false } => Unused(options, $"{card} and its driver {facts.DriverVersion} are here, but libtorch's CUDA {libraryCuda} does not start: its libraries do not match the driver or one another. Install the CUDA {libraryCuda} libraries that belong to this libtorch, or update the driver"),
        { Failure: { } failure } when failure.Contains("out of memory", StringComparison.OrdinalIgnoreCase) =>
            new(GpuState.Broken, $"The memory of {card} is full{Free(facts, options)}. End the other programs that use it, choose a smaller model, {ToCpu}."),
        { Failure: { } failure } => new(GpuState.Broken, $"{card} does not compute: {failure.TrimEnd('.')}. The libraries may not match the card or its driver; update the driver, {ToCpu}."),
        { IsOnGpu: false } => new(GpuState.Broken, $"{card} is asked for, but libtorch silently computes on the CPU. Use another build of libtorch {TorchFolder.Version}, {ToCpu}."),
        { Error: > LargestError or double.NaN } => new(GpuState.Broken, $"{card} computes wrongly: a product differs from the CPU's by {trial.Error:P0}. Use the libtorch that this app is built for ({TorchFolder.Version}), {ToCpu}."),
        _ => new(GpuState.Good, $"{card} computes as the CPU does{Free(facts, options)}."),
    };

    // Where nobody insists on a GPU, a machine without one is as it should be.
    private static GpuFinding Missing(TorchOptions options, string what, string way) => options.Device == "auto"
        ? new(GpuState.Good, $"There is no GPU to use: {what}. The CPU is used.")
        : new(GpuState.Broken, $"Torch:Device is {options.Device}, but {what}. {way} {ToCpu}.");

    private static GpuFinding Unused(TorchOptions options, string what) => options.Device == "auto"
        ? new(GpuState.Unused, $"{what}. Until then the CPU is used.")
        : new(GpuState.Broken, $"{what}, {ToCpu}.");

    private static string Free(GpuFacts facts, TorchOptions options) =>
        facts.Cards is { } cards ? $" ({cards[options.CudaNumber()].FreeBytes / (double)(1 << 30):F1} of {cards[options.CudaNumber()].TotalBytes / (double)(1 << 30):F1} GB free)" : "";
}
