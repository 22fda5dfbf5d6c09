using Podcasts.Core;

namespace Podcasts.Ops.Gpu;

/// <summary>A loaded engine, and what its keeper must know of it.</summary>
internal abstract class WarmEngine(IDisposable engine, EngineModel source) : IDisposable
{
    public EngineModel Source => source;

    /// <summary>Whether the engine has failed, so that it must not be used again.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Unloads the engine some time after it was last used.</summary>
    public ITimer? Unloading { get; set; }

    public void Dispose()
    {
        Unloading?.Dispose();
        engine.Dispose();
    }

    protected async Task<T> WatchAsync<T>(Func<Task<T>> use)
    {
        try
        {
            return await use();
        }
        catch (Exception failure) when (Breaks(failure))
        {
            IsBroken = true;
            throw;
        }
    }

    protected T Watch<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception failure) when (Breaks(failure))
        {
            IsBroken = true;
            throw;
        }
    }

    // A refusal that a person can act on leaves the engine whole.
    private static bool Breaks(Exception failure) => failure is not (OperationCanceledException or PodcastsCoreException);
}
