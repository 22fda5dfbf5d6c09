using System.ComponentModel.DataAnnotations;

namespace Podcasts.Ops.V1;

/// <summary>Settings of the recordings that programs send.</summary>
public sealed class UploadsOptions
{
    public const string Section = "Uploads";

    /// <summary>The largest recording that is taken, in MB.</summary>
    [Range(1, 1_000_000)]
    public int MaximumMegabytes { get; init; } = 4_096;
}
