using Podcasts.Core.Speakers;
using Podcasts.Core.Transcribe;

namespace Podcasts.Ops.Gpu;

/// <summary>Loaded networks that tell speakers apart.</summary>
internal sealed class WarmDiarizer(IDiarizeEngine engine, EngineModel source) : WarmEngine(engine, source), IDiarizeEngine
{
    public string Model => engine.Model;

    public Task<DiarizedEpisode> DiarizeAsync(
        IAsyncEnumerable<AudioBlock> audio, DiarizeParameters parameters, IProgress<TimeSpan> heard, CancellationToken cancellationToken) =>
        WatchAsync(() => engine.DiarizeAsync(audio, parameters, heard, cancellationToken));
}
