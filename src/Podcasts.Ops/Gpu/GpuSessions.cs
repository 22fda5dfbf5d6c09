using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Gpu;

/// <summary>
/// Leases engines: loads one when cold, keeps it warm after use, unloads it when idle or when another model needs its place.
/// A second engine is loaded beside one in use only where the device's memory holds both; otherwise it waits its turn.
/// </summary>
public sealed partial class GpuSessions : IDisposable
{
    private readonly EngineFactory _load;
    private readonly EngineRoom _room;
    private readonly TimeProvider _time;
    private readonly ILogger<GpuSessions> _logger;
    private readonly TimeSpan _idleUnload;
    private readonly SemaphoreSlim _slots;
    private readonly SemaphoreSlim _loading = new(1);
    private readonly List<WarmEngine> _idle = [];
    private TaskCompletionSource _givenBack = New();
    private int _inUse;
    private bool _isClosed;

    public GpuSessions(
        EngineFactory load, EngineRoom room, IOptions<GpuOptions> options, IOptions<TranscribeOptions> transcribe, TimeProvider time, ILogger<GpuSessions> logger)
    {
        (_load, _room, _time, _logger) = (load, room, time, logger);
        _idleUnload = options.Value.IdleUnload;
        _slots = new SemaphoreSlim(transcribe.Value.Slots);
    }

    /// <summary>Waits for a free slot, and for room on the device, and opens a session on a model.</summary>
    /// <exception cref="Core.PodcastsCoreException">The model does not load.</exception>
    public async Task<GpuSession> OpenAsync(EngineModel model, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            return new GpuSession(await TakeAsync(model, cancellationToken), GiveBack);
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

    // One at a time, so that two jobs do not find the same room free.
    private async Task<WarmEngine> TakeAsync(EngineModel model, CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var (warm, change) = TakeWarm(model);
                if (warm is not null)
                {
                    return warm;
                }

                if (change is null)
                {
                    return await LoadAsync(model, cancellationToken);
                }

                Log.Waiting(_logger, model.Model);
                await change.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<WarmEngine> LoadAsync(EngineModel model, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var engine = await Task.Run(() => new WarmEngine(_load(model, cancellationToken), model), cancellationToken);
        lock (_idle)
        {
            _inUse++;
        }

        Log.Loaded(_logger, model.Model, model.Engine, _time.GetElapsedTime(started));
        return engine;
    }

    /// <returns>A warm engine; or, where another one must first be given back, the news of that; or neither: there is room to load one.</returns>
    private (WarmEngine? Warm, Task? Change) TakeWarm(EngineModel model)
    {
        lock (_idle)
        {
            var warm = _idle.Find(engine => engine.Source == model);
            if (warm is not null)
            {
                warm.Unloading?.Dispose();
                _idle.Remove(warm);
                _inUse++;
            }

            // No more engines than slots are ever loaded: an idle one of another model makes room.
            while (_idle.Count > _slots.CurrentCount)
            {
                Unload(_idle[0]);
            }

            return (warm, warm is null && !MakeRoom(model) ? _givenBack.Task : null);
        }
    }

    private bool MakeRoom(EngineModel model)
    {
        while (_inUse + _idle.Count > 0 && !_room(model))
        {
            if (_idle.Count == 0)
            {
                return false;
            }

            Unload(_idle[0]);
        }

        return true;
    }

    private void GiveBack(WarmEngine engine)
    {
        lock (_idle)
        {
            _inUse--;
            _idle.Add(engine);
            if (_isClosed || engine.IsBroken)
            {
                Unload(engine);
            }
            else if (_idleUnload > TimeSpan.Zero)
            {
                engine.Unloading = _time.CreateTimer(_ => UnloadIfIdle(engine), null, _idleUnload, Timeout.InfiniteTimeSpan);
            }

            _givenBack.SetResult();
            _givenBack = New();
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
        Log.Unloaded(_logger, engine.Source.Model);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static partial class Log
    {
        [LoggerMessage(501, LogLevel.Information, "The model {Model} is loaded by {Engine} after {Duration}.")]
        public static partial void Loaded(ILogger logger, string model, string engine, TimeSpan duration);

        [LoggerMessage(502, LogLevel.Information, "The model {Model} is unloaded.")]
        public static partial void Unloaded(ILogger logger, string model);

        [LoggerMessage(503, LogLevel.Information, "The model {Model} waits: the GPU's memory does not hold it beside the one in use.")]
        public static partial void Waiting(ILogger logger, string model);
    }
}
