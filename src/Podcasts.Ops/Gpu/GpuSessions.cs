using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Core.Speakers;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Diarize;

namespace Podcasts.Ops.Gpu;

/// <summary>
/// The one place that sets devices up and tears them down. It leases a slot on a device with an engine on it: loads one when cold,
/// keeps it warm after use, unloads it when idle or when another model needs its place. A second engine is loaded beside one in
/// use only where the device's memory holds both; otherwise it waits its turn.
/// </summary>
public sealed partial class GpuSessions : IDisposable
{
    private readonly Lock _lock = new();
    private readonly EngineFactory _load;
    private readonly DiarizeEngineFactory _loadSpeakers;
    private readonly EngineRoom _room;
    private readonly TimeProvider _time;
    private readonly ILogger<GpuSessions> _logger;
    private readonly TimeSpan _idleUnload;
    private readonly string _ownDevice;
    private readonly IReadOnlyList<GpuDevice> _devices;
    private readonly SemaphoreSlim _slots;
    private bool _isClosed;

    public GpuSessions(
        EngineFactory load,
        DiarizeEngineFactory loadSpeakers,
        EngineRoom room,
        IOptions<GpuOptions> options,
        IOptions<TorchOptions> torch,
        TimeProvider time,
        ILogger<GpuSessions> logger)
    {
        (_load, _loadSpeakers, _room, _time, _logger) = (load, loadSpeakers, room, time, logger);
        (_idleUnload, _ownDevice) = (options.Value.IdleUnload, torch.Value.Device);
        _devices = [.. options.Value.Devices.DefaultIfEmpty(null).Select(name => new GpuDevice(name, options.Value.SlotsPerDevice))];
        _slots = new SemaphoreSlim(options.Value.Slots);
    }

    /// <summary>Waits for a free slot, and for room on its device, and opens a session on a model that hears words.</summary>
    /// <exception cref="Core.PodcastsCoreException">The model does not load.</exception>
    public Task<GpuSession<ITranscribeEngine>> OpenAsync(EngineModel model, CancellationToken cancellationToken) =>
        LeaseAsync<ITranscribeEngine>(model, source => new WarmTranscriber(_load(source, cancellationToken), source), cancellationToken);

    /// <summary>The same for the networks of a folder, which tell speakers apart.</summary>
    /// <exception cref="Core.PodcastsCoreException">The networks do not load.</exception>
    public Task<GpuSession<IDiarizeEngine>> OpenSpeakersAsync(string folder, CancellationToken cancellationToken) =>
        LeaseAsync<IDiarizeEngine>(
            new EngineModel(EngineModel.Speakers, folder), source => new WarmDiarizer(_loadSpeakers(source.Model, source.Device, cancellationToken), source), cancellationToken);

    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            foreach (var device in _devices)
            {
                device.Idle.ForEach(engine => engine.Dispose());
                device.Idle.Clear();
            }
        }
    }

    private async Task<GpuSession<T>> LeaseAsync<T>(EngineModel model, Func<EngineModel, WarmEngine> load, CancellationToken cancellationToken)
        where T : class
    {
        await _slots.WaitAsync(cancellationToken);
        var device = Choose(model);
        try
        {
            var engine = await TakeAsync(device, model with { Device = device.Name }, load, cancellationToken);
            return new GpuSession<T>((T)(object)engine, device.Name ?? _ownDevice, () => GiveBack(device, engine));
        }
        catch
        {
            FreeSlot(device);
            throw;
        }
    }

    // Where the model is warm already, or else where most is free.
    private GpuDevice Choose(EngineModel model)
    {
        lock (_lock)
        {
            var device = _devices.Where(device => device.Free > 0)
                .MaxBy(device => (device.Idle.Exists(engine => engine.Source == model with { Device = device.Name }), device.Free))!;
            device.Free--;
            return device;
        }
    }

    private async Task<WarmEngine> TakeAsync(GpuDevice device, EngineModel model, Func<EngineModel, WarmEngine> load, CancellationToken cancellationToken)
    {
        await device.Loading.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var (warm, change) = TakeWarm(device, model);
                if (warm is not null)
                {
                    return warm;
                }

                if (change is null)
                {
                    return await LoadAsync(device, model, load, cancellationToken);
                }

                Log.Waiting(_logger, model.Model);
                await change.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            device.Loading.Release();
        }
    }

    private async Task<WarmEngine> LoadAsync(GpuDevice device, EngineModel model, Func<EngineModel, WarmEngine> load, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var engine = await Task.Run(() => load(model), cancellationToken);
        lock (_lock)
        {
            device.InUse++;
        }

        Log.Loaded(_logger, model.Model, model.Engine, device.Name ?? _ownDevice, _time.GetElapsedTime(started));
        return engine;
    }

    /// <returns>A warm engine; or, where another one must first be given back, the news of that; or neither: there is room to load one.</returns>
    private (WarmEngine? Warm, Task? Change) TakeWarm(GpuDevice device, EngineModel model)
    {
        lock (_lock)
        {
            var warm = device.Idle.Find(engine => engine.Source == model);
            if (warm is not null)
            {
                warm.Unloading?.Dispose();
                device.Idle.Remove(warm);
                device.InUse++;
            }

            // Of engines that hear words, and of those that tell speakers apart, no more are loaded than there are slots: an idle one of another model makes room.
            while (device.Idle.Where(engine => IsSpeakers(engine.Source) == IsSpeakers(model)).ToList() is { } alike && alike.Count > device.Free)
            {
                Unload(device, alike[0]);
            }

            return (warm, warm is null && !MakeRoom(device, model) ? device.GivenBack.Task : null);
        }
    }

    private bool MakeRoom(GpuDevice device, EngineModel model)
    {
        while (device.InUse + device.Idle.Count > 0 && !_room(model))
        {
            if (device.Idle.Count == 0)
            {
                return false;
            }

            Unload(device, device.Idle[0]);
        }

        return true;
    }

    private void GiveBack(GpuDevice device, WarmEngine engine)
    {
        lock (_lock)
        {
            device.InUse--;
            device.Idle.Add(engine);
            if (_isClosed || engine.IsBroken)
            {
                Unload(device, engine);
            }
            else if (_idleUnload > TimeSpan.Zero)
            {
                engine.Unloading = _time.CreateTimer(_ => UnloadIfIdle(device, engine), null, _idleUnload, Timeout.InfiniteTimeSpan);
            }

            device.TellGivenBack();
        }

        FreeSlot(device);
    }

    private void FreeSlot(GpuDevice device)
    {
        lock (_lock)
        {
            device.Free++;
        }

        _slots.Release();
    }

    private void UnloadIfIdle(GpuDevice device, WarmEngine engine)
    {
        lock (_lock)
        {
            if (device.Idle.Contains(engine))
            {
                Unload(device, engine);
            }
        }
    }

    private void Unload(GpuDevice device, WarmEngine engine)
    {
        device.Idle.Remove(engine);
        engine.Dispose();
        Log.Unloaded(_logger, engine.Source.Model);
    }

    private static bool IsSpeakers(EngineModel model) => model.Engine == EngineModel.Speakers;

    private static partial class Log
    {
        [LoggerMessage(501, LogLevel.Information, "The model {Model} is loaded by {Engine} on {Device} after {Duration}.")]
        public static partial void Loaded(ILogger logger, string model, string engine, string device, TimeSpan duration);

        [LoggerMessage(502, LogLevel.Information, "The model {Model} is unloaded.")]
        public static partial void Unloaded(ILogger logger, string model);

        [LoggerMessage(503, LogLevel.Information, "The model {Model} waits: the GPU's memory does not hold it beside the one in use.")]
        public static partial void Waiting(ILogger logger, string model);
    }
}
