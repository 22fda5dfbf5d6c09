using Podcasts.Core;
using Podcasts.Core.Transcribe;

namespace Podcasts.Ops.Gpu;

/// <summary>A loaded engine, and what its keeper must know of it.</summary>
internal sealed class WarmEngine(ITranscribeEngine engine, EngineModel source) : ITranscribeEngine
{
    public EngineModel Source => source;

    public string Model => engine.Model;

    public int BatchSize => engine.BatchSize;

    /// <summary>Whether the engine has failed, so that it must not be used again.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Unloads the engine some time after it was last used.</summary>
    public ITimer? Unloading { get; set; }

    public bool DetectsLanguage => engine.DetectsLanguage;

    public LanguageGuess DetectLanguage(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken) =>
        Watch(() => engine.DetectLanguage(windows, parameters, cancellationToken));

    public IReadOnlyList<HeardWindow> Hear(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken) =>
        Watch(() => engine.Hear(windows, parameters, cancellationToken));

    private T Watch<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        // A refusal that a person can act on leaves the engine whole.
        catch (Exception failure) when (failure is not (OperationCanceledException or PodcastsCoreException))
        {
            IsBroken = true;
            throw;
        }
    }

    public void Dispose()
    {
        Unloading?.Dispose();
        engine.Dispose();
    }
}
