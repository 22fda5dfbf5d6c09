using Podcasts.Core.Speakers;

namespace Podcasts.Ops.Diarize;

/// <summary>Loads the networks of a folder onto a device, or where null onto the one of torch's settings: the process edge where tests put an engine of their own.</summary>
public delegate IDiarizeEngine DiarizeEngineFactory(string folder, string? device, CancellationToken cancellationToken);
