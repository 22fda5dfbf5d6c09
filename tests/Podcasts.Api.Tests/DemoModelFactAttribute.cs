namespace Podcasts.Api.Tests;

/// <summary>A test that hears real speech: with the demo model that comes with the app, or the early one of ../shared/data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DemoModelFactAttribute : FactAttribute
{
    public DemoModelFactAttribute() => Skip = Model is null ? "There is neither samples/models nor ../shared/data/demo on this machine." : null;

    /// <summary>The model's file, or null.</summary>
    public static string? Model { get; } = Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "samples"), "ggml-demo*.bin", SearchOption.AllDirectories)
        .Append(Path.Combine(Repository.Root, "..", "shared", "data", "demo", "whisper-demo.ggml.bin"))
        .FirstOrDefault(File.Exists);
}
