using Podcasts.Core.Transcribe;

namespace Podcasts.Ops.Gpu;

/// <summary>A lease on a loaded engine; disposing it gives the engine back, which stays warm for a while.</summary>
public sealed class GpuSession : IAsyncDisposable
{
    private readonly WarmEngine _engine;
    private Action<WarmEngine>? _giveBack;

    internal GpuSession(WarmEngine engine, Action<WarmEngine> giveBack) => (_engine, _giveBack) = (engine, giveBack);

    /// <summary>Only for as long as the session is open.</summary>
    public ITranscribeEngine Engine => _engine;

    public ValueTask DisposeAsync()
    {
        Interlocked.Exchange(ref _giveBack, null)?.Invoke(_engine);
        return ValueTask.CompletedTask;
    }
}
