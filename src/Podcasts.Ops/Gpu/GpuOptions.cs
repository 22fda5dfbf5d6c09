using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Podcasts.Ops.Gpu;

/// <summary>Which devices hear, and how engines are kept on them.</summary>
public sealed partial class GpuOptions : IValidatableObject
{
    public const string Section = "Gpu";

    /// <summary>Devices to share the work, such as <c>cuda:0</c> and <c>cuda:1</c>; empty for the one that <c>Torch:Device</c> chooses.</summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>How much is heard on a device at once, each on an engine of its own.</summary>
    [Range(1, 64)]
    public int SlotsPerDevice { get; init; } = 1;

    /// <summary>How long an engine that nobody uses stays loaded; 0 keeps it until another model needs its place.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan IdleUnload { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How much is heard at once in all.</summary>
    internal int Slots => Math.Max(1, Devices.Count) * SlotsPerDevice;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Devices.Any(device => !Device().IsMatch(device)) || Devices.Distinct().Count() != Devices.Count)
        {
            yield return new("Gpu:Devices names each device once: cpu, cuda or cuda:<number>.", [nameof(Devices)]);
        }
    }

    [GeneratedRegex("^(cpu|cuda(:[0-9]+)?)$", RegexOptions.None, 10_000)]
    private static partial Regex Device();
}
