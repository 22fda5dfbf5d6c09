using System.ComponentModel.DataAnnotations;

namespace Podcasts.Ops.V1;

/// <summary>Settings of the recordings that programs send.</summary>
public sealed class UploadsOptions
{
    public const string Section = "Uploads";

    /// <summary>The largest recording that is taken, in MB.</summary>
    [Range(1, 1_000_000)]
    public int MaximumMegabytes { get; init; } = 4_096;

    /// <summary>How much all recordings that are kept may take together, in MB; then no more are taken until some are deleted.</summary>
    [Range(1, 1_000_000_000)]
    public int QuotaMegabytes { get; init; } = 102_400;
}
