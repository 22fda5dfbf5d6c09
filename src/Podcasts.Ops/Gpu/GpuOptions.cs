using System.ComponentModel.DataAnnotations;

namespace Podcasts.Ops.Gpu;

/// <summary>How engines are kept.</summary>
public sealed class GpuOptions
{
    public const string Section = "Gpu";

    /// <summary>How long an engine that nobody uses stays loaded; 0 keeps it until another model needs its place.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan IdleUnload { get; init; } = TimeSpan.FromMinutes(5);
}
