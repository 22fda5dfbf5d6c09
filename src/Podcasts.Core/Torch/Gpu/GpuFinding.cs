namespace Podcasts.Core.Torch.Gpu;

/// <summary>How it stands with the GPU.</summary>
public enum GpuState
{
    /// <summary>It works, or none is wanted.</summary>
    Good,

    /// <summary>The app works without it, and could work with it.</summary>
    Unused,

    /// <summary>It is asked for and does not work.</summary>
    Broken,
}

/// <summary>What a look at the GPU came to.</summary>
/// <param name="Message">A sentence, with a way out where something is wrong.</param>
public sealed record GpuFinding(GpuState State, string Message);
