using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Podcasts.Core.Speakers;
using Podcasts.Core.Torch;
using Podcasts.Core.Torch.Gpu;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Gpu;

namespace Podcasts.Ops.Tests.Gpu;

public sealed class GpuSessionsTests : IDisposable
{
    private static readonly AudioWindow Window = new(TimeSpan.Zero, new float[16_000]);
    private readonly ManualTime _time = new();
    private readonly FakeEngines _engines = new();
    private readonly FakeSpeakers _speakers = new();
    private readonly GpuSessions _sessions;

    public GpuSessionsTests() => _sessions = Create(slots: 1);

    [Fact]
    public async Task A_model_stays_warm_between_sessions()
    {
        await (await OpenAsync("a")).DisposeAsync();
        await (await OpenAsync("a")).DisposeAsync();

        Assert.Single(_engines.Loaded);
    }

    [Fact]
    public async Task An_idle_model_is_unloaded_after_a_while()
    {
        await (await OpenAsync("a")).DisposeAsync();

        _time.Advance(TimeSpan.FromMinutes(4));
        var early = _engines.Unloaded;
        _time.Advance(TimeSpan.FromMinutes(2));

        await Eventually.IsSoAsync(() => _engines.Unloaded == 1);
        Assert.Equal(0, early);
    }

    [Fact]
    public async Task A_model_in_use_is_never_unloaded()
    {
        await (await OpenAsync("a")).DisposeAsync();
        await using var session = await OpenAsync("a");

        _time.Advance(TimeSpan.FromHours(1));

        Assert.Single(session.Engine.Hear([Window], new TranscribeParameters(), default));
        Assert.Equal(0, _engines.Unloaded);
    }

    [Fact]
    public async Task Another_model_takes_the_place_of_an_idle_one()
    {
        await (await OpenAsync("a")).DisposeAsync();
        await (await OpenAsync("b")).DisposeAsync();

        await Eventually.IsSoAsync(() => _engines.Unloaded == 1);
        Assert.Equal(["a", "b"], _engines.Loaded);
    }

    [Fact]
    public async Task A_second_session_waits_for_the_first_to_end()
    {
        var first = await OpenAsync("a");

        var waiting = OpenAsync("a");
        var early = waiting.IsCompleted;
        await first.DisposeAsync();
        await using var second = await waiting;

        Assert.False(early);
        Assert.Single(_engines.Loaded);
    }

    [Fact]
    public async Task A_model_that_does_not_load_leaves_the_slot_free()
    {
        using var sessions = Create(slots: 1, (model, token) => model.Model == "bad" ? throw new InvalidOperationException("cut short") : _engines.Load(model, token));

        await Assert.ThrowsAsync<InvalidOperationException>(() => sessions.OpenAsync(new("torch", "bad"), default));
        await using var session = await sessions.OpenAsync(new("torch", "good"), default);

        Assert.Equal("fake", session.Engine.Model);
    }

    [Fact]
    public async Task An_engine_that_failed_is_not_given_to_the_next()
    {
        _engines.Before = (_, _) => throw new InvalidOperationException("device lost");
        await using (var session = await OpenAsync("a"))
        {
            Assert.Throws<InvalidOperationException>(() => session.Engine.Hear([Window], new TranscribeParameters(), default));
        }

        await (await OpenAsync("a")).DisposeAsync();

        Assert.Equal(2, _engines.Loaded.Count);
    }

    [Fact]
    public async Task An_idle_time_of_zero_keeps_a_model_loaded()
    {
        using var sessions = Create(slots: 1, idleUnload: TimeSpan.Zero);
        await (await sessions.OpenAsync(new("torch", "a"), default)).DisposeAsync();

        _time.Advance(TimeSpan.FromDays(1000));
        await (await sessions.OpenAsync(new("torch", "a"), default)).DisposeAsync();

        Assert.Single(_engines.Loaded);
        Assert.Equal(0, _engines.Unloaded);
    }

    [Fact]
    public async Task The_same_model_in_another_engine_is_loaded_anew()
    {
        await (await OpenAsync("a")).DisposeAsync();
        await using var session = await _sessions.OpenAsync(new("whisper.net", "a"), default);

        Assert.Equal(["a", "a"], _engines.Loaded);
    }

    [Fact]
    public async Task Two_slots_share_one_gpu_in_turn_where_its_memory_holds_one_engine()
    {
        using var sessions = Create(slots: 2, room: false);
        var first = await sessions.OpenAsync(new("torch", "a"), default);

        var waiting = sessions.OpenAsync(new("torch", "b"), default);
        await Task.Delay(50);
        var early = waiting.IsCompleted;
        await first.DisposeAsync();
        await using var second = await waiting;

        Assert.False(early);
        Assert.Equal(["a", "b"], _engines.Loaded);
        Assert.Equal(1, _engines.Unloaded);
    }

    [Fact]
    public async Task Two_slots_work_side_by_side_where_the_gpu_holds_two_engines()
    {
        using var sessions = Create(slots: 2);
        await using var first = await sessions.OpenAsync(new("torch", "a"), default);
        await using var second = await sessions.OpenAsync(new("torch", "a"), default);

        Assert.Equal(2, _engines.Loaded.Count);
    }

    [Fact]
    public async Task Waiting_for_room_can_be_cancelled_and_leaves_the_slot_free()
    {
        using var sessions = Create(slots: 2, room: false);
        await using var first = await sessions.OpenAsync(new("torch", "a"), default);
        using var cancel = new CancellationTokenSource();
        var waiting = sessions.OpenAsync(new("torch", "b"), cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await first.DisposeAsync();
        await using var third = await sessions.OpenAsync(new("torch", "c"), default);
    }

    [Fact]
    public async Task Several_devices_are_used_side_by_side_and_each_lease_names_its_own()
    {
        using var sessions = Create(slots: 1, devices: ["cuda:0", "cuda:1"]);
        await using var first = await sessions.OpenAsync(new("torch", "a"), default);
        await using var second = await sessions.OpenAsync(new("torch", "a"), default);
        var third = sessions.OpenAsync(new("torch", "a"), default);

        Assert.Equal(["cuda:0", "cuda:1"], new[] { first.Device, second.Device }.Order());
        Assert.Equal(["cuda:0", "cuda:1"], _engines.Devices.Order());
        Assert.False(third.IsCompleted);
        await second.DisposeAsync();
        await using var afterwards = await third;
        Assert.Equal(second.Device, afterwards.Device);
        Assert.Equal(2, _engines.Loaded.Count);
    }

    [Fact]
    public async Task A_device_where_the_model_is_warm_is_taken_first()
    {
        using var sessions = Create(slots: 1, devices: ["cuda:0", "cuda:1"]);
        var first = await sessions.OpenAsync(new("torch", "a"), default);
        var second = await sessions.OpenAsync(new("torch", "b"), default);
        await first.DisposeAsync();
        await second.DisposeAsync();

        await using var again = await sessions.OpenAsync(new("torch", "b"), default);

        Assert.Equal(second.Device, again.Device);
        Assert.Equal(2, _engines.Loaded.Count);
    }

    [Fact]
    public async Task Telling_speakers_apart_takes_a_slot_like_everything_else()
    {
        var session = await _sessions.OpenSpeakersAsync("speakers", default);
        var waiting = OpenAsync("a");
        var early = waiting.IsCompleted;

        await session.DisposeAsync();
        await using var hearing = await waiting;

        Assert.False(early);
        Assert.Equal("auto", session.Device);
        Assert.Equal(0, _speakers.Unloaded); // It stays warm beside what hears words.
    }

    [Fact]
    public async Task Networks_that_failed_are_unloaded_and_their_slot_is_free()
    {
        _speakers.Before = _ => throw new InvalidOperationException("device lost");
        await using (var session = await _sessions.OpenSpeakersAsync("speakers", default))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                session.Engine.DiarizeAsync(AsyncEnumerable.Empty<AudioBlock>(), new DiarizeParameters(null, null, null), new Progress<TimeSpan>(), default));
        }

        await using var next = await OpenAsync("a");
        Assert.Equal(1, _speakers.Unloaded);
    }

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:0", "cuda:0")]
    public async Task Devices_that_cannot_be_meant_stop_the_start(params string[] devices)
    {
        var settings = devices.Select((device, i) => ($"Gpu:Devices:{i}", device)).ToArray();

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => OpsHost.StartAsync(null, settings));

        Assert.Contains("names each device once", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(40, true)]
    [InlineData(39, false)]
    public void A_card_holds_another_engine_while_half_of_it_is_free(long freeGigabytes, bool expected) =>
        Assert.Equal(expected, GpuMemory.HoldsAnother(new GpuCard("card", 80L << 30, freeGigabytes << 30)));

    public void Dispose() => _sessions.Dispose();

    private Task<GpuSession<ITranscribeEngine>> OpenAsync(string model) => _sessions.OpenAsync(new("torch", model), default);

    private GpuSessions Create(int slots, EngineFactory? load = null, TimeSpan? idleUnload = null, bool room = true, params string[] devices) => new(
        load ?? _engines.Load,
        _speakers.Load,
        _ => room,
        Options.Create(new GpuOptions { IdleUnload = idleUnload ?? TimeSpan.FromMinutes(5), SlotsPerDevice = slots, Devices = devices }),
        Options.Create(new TorchOptions()),
        _time,
        NullLogger<GpuSessions>.Instance);
}
