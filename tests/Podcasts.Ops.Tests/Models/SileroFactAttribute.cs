namespace Podcasts.Ops.Tests.Models;

/// <summary>A test that needs the true Silero file of ../shared/data and says so where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SileroFactAttribute : FactAttribute
{
    public SileroFactAttribute() => Skip = File.Exists(Silero) ? null : $"{Silero} is not on this machine.";

    public static string Silero { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../shared/data/silero-v6.2.0-ggml.bin"));
}
