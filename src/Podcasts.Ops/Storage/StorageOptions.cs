using System.ComponentModel.DataAnnotations;

namespace Podcasts.Ops.Storage;

/// <summary>Bounds on what is kept.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Megabytes that are left free on the disk, so that there is always room to write down what went wrong.</summary>
    [Range(1, 1 << 30)]
    public int ReserveMegabytes { get; init; } = 64;
}
