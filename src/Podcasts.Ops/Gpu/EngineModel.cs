namespace Podcasts.Ops.Gpu;

/// <summary>A model and the engine that is to load it.</summary>
/// <param name="Engine">An engine's id, such as <c>torch</c>.</param>
/// <param name="Model">Path of the model's file, or the name of an engine's own model.</param>
public sealed record EngineModel(string Engine, string Model);
