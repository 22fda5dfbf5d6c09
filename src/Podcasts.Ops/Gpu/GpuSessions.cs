using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Gpu;

/// <summary>Leases engines: loads one when cold, keeps it warm after use, unloads it when idle or when another model needs its place.</summary>
public sealed partial class GpuSessions : IDisposable
{
    private readonly EngineFactory _load;
    private readonly TimeProvider _time;
    private readonly ILogger<GpuSessions> _logger;
    private readonly TimeSpan _idleUnload;
    private readonly SemaphoreSlim _slots;
    private readonly List<WarmEngine> _idle = [];
    private bool _isClosed;

    public GpuSessions(EngineFactory load, IOptions<GpuOptions> options, IOptions<TranscribeOptions> transcribe, TimeProvider time, ILogger<GpuSessions> logger)
    {
        (_load, _time, _logger) = (load, time, logger);
        _idleUnload = options.Value.IdleUnload;
        _slots = new SemaphoreSlim(transcribe.Value.Slots);
    }

    /// <summary>Waits for a free slot and opens a session on a model.</summary>
    /// <exception cref="Core.PodcastsCoreException">The model does not load.</exception>
    public async Task<GpuSession> OpenAsync(string modelPath, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            var engine = TakeWarm(modelPath) ?? await LoadAsync(modelPath, cancellationToken);
            return new GpuSession(engine, GiveBack);
        }
        catch
        {
            _slots.Release();
            throw;
        }
    }

    public void Dispose()
    {
        lock (_idle)
        {
            _isClosed = true;
            _idle.ForEach(engine => engine.Dispose());
            _idle.Clear();
        }
    }

    private async Task<WarmEngine> LoadAsync(string modelPath, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var engine = await Task.Run(() => new WarmEngine(_load(modelPath, cancellationToken), modelPath), cancellationToken);
        Log.Loaded(_logger, modelPath, _time.GetElapsedTime(started));
        return engine;
    }

    private WarmEngine? TakeWarm(string modelPath)
    {
        lock (_idle)
        {
            var warm = _idle.Find(engine => engine.ModelPath == modelPath);
            if (warm is not null)
            {
                warm.Unloading?.Dispose();
                _idle.Remove(warm);
            }

            // No more engines than slots are ever loaded: an idle one of another model makes room.
            while (_idle.Count > _slots.CurrentCount)
            {
                Unload(_idle[0]);
            }

            return warm;
        }
    }

    private void GiveBack(WarmEngine engine)
    {
        lock (_idle)
        {
            _idle.Add(engine);
            if (_isClosed || engine.IsBroken)
            {
                Unload(engine);
            }
            else
            {
                engine.Unloading = _time.CreateTimer(_ => UnloadIfIdle(engine), null, _idleUnload, Timeout.InfiniteTimeSpan);
            }
        }

        _slots.Release();
    }

    private void UnloadIfIdle(WarmEngine engine)
    {
        lock (_idle)
        {
            if (_idle.Contains(engine))
            {
                Unload(engine);
            }
        }
    }

    private void Unload(WarmEngine engine)
    {
        _idle.Remove(engine);
        engine.Dispose();
        Log.Unloaded(_logger, engine.ModelPath);
    }

    private static partial class Log
    {
        [LoggerMessage(501, LogLevel.Information, "The model {Model} is loaded after {Duration}.")]
        public static partial void Loaded(ILogger logger, string model, TimeSpan duration);

        [LoggerMessage(502, LogLevel.Information, "The model {Model} is unloaded.")]
        public static partial void Unloaded(ILogger logger, string model);
    }
}
