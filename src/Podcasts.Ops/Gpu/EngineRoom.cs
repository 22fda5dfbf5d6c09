namespace Podcasts.Ops.Gpu;

/// <summary>Whether the device's memory holds one more engine beside those in use: a process edge.</summary>
/// <param name="model">What the engine is to load.</param>
public delegate bool EngineRoom(EngineModel model);
