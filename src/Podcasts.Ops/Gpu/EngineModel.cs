namespace Podcasts.Ops.Gpu;

/// <summary>A model, and the engine that is to load it.</summary>
/// <param name="Engine">An engine's id, such as <c>torch</c>, or <see cref="Speakers"/>.</param>
/// <param name="Model">Path of the model's file or folder, or the name of an engine's own model.</param>
/// <param name="Device">Where to, such as <c>cuda:1</c>; null leaves it to the engine's own settings.</param>
public sealed record EngineModel(string Engine, string Model, string? Device = null)
{
    /// <summary>The networks that tell speakers apart.</summary>
    public const string Speakers = "speakers";
}
