using Podcasts.Core.Transcribe;

namespace Podcasts.Ops.Gpu;

/// <summary>Loads a model onto the device: the process edge where tests put an engine of their own.</summary>
public delegate ITranscribeEngine EngineFactory(EngineModel model, CancellationToken cancellationToken);
