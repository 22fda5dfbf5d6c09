namespace Podcasts.Ops.Gpu;

/// <summary>A device, and how many of its slots are free. Touched only under its keeper's lock, but for <see cref="Loading"/>.</summary>
/// <param name="name">Such as <c>cuda:1</c>; null for the one that the settings of an engine choose.</param>
/// <param name="slots">How much it does at once.</param>
internal sealed class GpuDevice(string? name, int slots)
{
    public string? Name => name;

    public int Free { get; set; } = slots;

    /// <summary>Engines that somebody uses.</summary>
    public int InUse { get; set; }

    /// <summary>Engines that stay warm, the one longest unused first.</summary>
    public List<WarmEngine> Idle { get; } = [];

    /// <summary>Held while an engine is found or loaded, so that two jobs do not find the same room free.</summary>
    public SemaphoreSlim Loading { get; } = new(1);

    /// <summary>Done when an engine is given back.</summary>
    public TaskCompletionSource GivenBack { get; private set; } = New();

    public void TellGivenBack()
    {
        GivenBack.SetResult();
        GivenBack = New();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
