using Podcasts.Core.Speakers;

namespace Podcasts.Ops.Diarize;

/// <summary>Loads the networks of a folder onto the device: the process edge where tests put an engine of their own.</summary>
public delegate IDiarizeEngine DiarizeEngineFactory(string folder, CancellationToken cancellationToken);
