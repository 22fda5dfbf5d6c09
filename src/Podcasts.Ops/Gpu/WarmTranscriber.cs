using Podcasts.Core.Transcribe;

namespace Podcasts.Ops.Gpu;

/// <summary>A loaded engine that hears words.</summary>
internal sealed class WarmTranscriber(ITranscribeEngine engine, EngineModel source) : WarmEngine(engine, source), ITranscribeEngine
{
    public string Model => engine.Model;

    public int BatchSize => engine.BatchSize;

    public bool DetectsLanguage => engine.DetectsLanguage;

    public LanguageGuess DetectLanguage(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken) =>
        Watch(() => engine.DetectLanguage(windows, parameters, cancellationToken));

    public IReadOnlyList<HeardWindow> Hear(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken) =>
        Watch(() => engine.Hear(windows, parameters, cancellationToken));
}
