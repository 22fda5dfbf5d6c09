using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Tests.Gpu;

public sealed class GpuSessionsTests : IDisposable
{
    private static readonly AudioWindow Window = new(TimeSpan.Zero, new float[16_000]);
    private readonly ManualTime _time = new();
    private readonly FakeEngines _engines = new();
    private readonly GpuSessions _sessions;

    public GpuSessionsTests() => _sessions = Create(slots: 1);

    [Fact]
    public async Task A_model_stays_warm_between_sessions()
    {
        await (await _sessions.OpenAsync("a", default)).DisposeAsync();
        await (await _sessions.OpenAsync("a", default)).DisposeAsync();

        Assert.Single(_engines.Loaded);
    }

    [Fact]
    public async Task An_idle_model_is_unloaded_after_a_while()
    {
        await (await _sessions.OpenAsync("a", default)).DisposeAsync();

        _time.Advance(TimeSpan.FromMinutes(4));
        var early = _engines.Unloaded;
        _time.Advance(TimeSpan.FromMinutes(2));

        await Eventually.IsSoAsync(() => _engines.Unloaded == 1);
        Assert.Equal(0, early);
    }

    [Fact]
    public async Task A_model_in_use_is_never_unloaded()
    {
        await (await _sessions.OpenAsync("a", default)).DisposeAsync();
        await using var session = await _sessions.OpenAsync("a", default);

        _time.Advance(TimeSpan.FromHours(1));

        Assert.Single(session.Engine.Hear([Window], new TranscribeParameters(), default));
        Assert.Equal(0, _engines.Unloaded);
    }

    [Fact]
    public async Task Another_model_takes_the_place_of_an_idle_one()
    {
        await (await _sessions.OpenAsync("a", default)).DisposeAsync();
        await (await _sessions.OpenAsync("b", default)).DisposeAsync();

        await Eventually.IsSoAsync(() => _engines.Unloaded == 1);
        Assert.Equal(["a", "b"], _engines.Loaded);
    }

    [Fact]
    public async Task A_second_session_waits_for_the_first_to_end()
    {
        var first = await _sessions.OpenAsync("a", default);

        var waiting = _sessions.OpenAsync("a", default);
        var early = waiting.IsCompleted;
        await first.DisposeAsync();
        await using var second = await waiting;

        Assert.False(early);
        Assert.Single(_engines.Loaded);
    }

    [Fact]
    public async Task A_model_that_does_not_load_leaves_the_slot_free()
    {
        using var sessions = Create(slots: 1, (path, token) => path == "bad" ? throw new InvalidOperationException("cut short") : _engines.Load(path, token));

        await Assert.ThrowsAsync<InvalidOperationException>(() => sessions.OpenAsync("bad", default));
        await using var session = await sessions.OpenAsync("good", default);

        Assert.Equal("fake", session.Engine.Model);
    }

    [Fact]
    public async Task An_engine_that_failed_is_not_given_to_the_next()
    {
        _engines.Before = (_, _) => throw new InvalidOperationException("device lost");
        await using (var session = await _sessions.OpenAsync("a", default))
        {
            Assert.Throws<InvalidOperationException>(() => session.Engine.Hear([Window], new TranscribeParameters(), default));
        }

        await (await _sessions.OpenAsync("a", default)).DisposeAsync();

        Assert.Equal(2, _engines.Loaded.Count);
    }

    public void Dispose() => _sessions.Dispose();

    private GpuSessions Create(int slots, EngineFactory? load = null) => new(
        load ?? _engines.Load,
        Options.Create(new GpuOptions { IdleUnload = TimeSpan.FromMinutes(5) }),
        Options.Create(new TranscribeOptions { Slots = slots }),
        _time,
        NullLogger<GpuSessions>.Instance);
}
