namespace Podcasts.Ops.Gpu;

/// <summary>A lease on a slot of a device with an engine loaded on it; disposing it gives both back, and the engine stays warm for a while.</summary>
public sealed class GpuSession<T> : IAsyncDisposable
    where T : class
{
    private Action? _giveBack;

    internal GpuSession(T engine, string device, Action giveBack) => (Engine, Device, _giveBack) = (engine, device, giveBack);

    /// <summary>Only for as long as the session is open.</summary>
    public T Engine { get; }

    /// <summary>What it runs on, such as <c>cuda:1</c>, or <c>auto</c> where the engine chose.</summary>
    public string Device { get; }

    public ValueTask DisposeAsync()
    {
        Interlocked.Exchange(ref _giveBack, null)?.Invoke();
        return ValueTask.CompletedTask;
    }
}
