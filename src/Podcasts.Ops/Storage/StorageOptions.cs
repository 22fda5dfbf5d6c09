using System.ComponentModel.DataAnnotations;

namespace Podcasts.Ops.Storage;

/// <summary>Bounds on what is kept.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Megabytes that are left free on the disk, so that there is always room to write down what went wrong.</summary>
    [Range(1, 1 << 30)]
    public int ReserveMegabytes { get; init; } = 64;

    /// <summary>How long a check of everything that is stored may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CheckWithin { get; init; } = TimeSpan.FromMinutes(10);
}
