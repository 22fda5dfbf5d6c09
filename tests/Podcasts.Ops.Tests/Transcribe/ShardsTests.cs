using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Tests.Transcribe;

/// <summary>A long episode is shared by slots that would be idle, and nobody can tell afterwards.</summary>
public sealed class ShardsTests : IAsyncLifetime
{
    private static readonly (string, string)[] FourSlots =
    [
        ("Gpu:Devices:0", "cuda:0"), ("Gpu:Devices:1", "cuda:1"), ("Gpu:SlotsPerDevice", "2"), ("Transcribe:ShardsFrom", "00:03:00"), ("Transcribe:ShortestShard", "00:01:20"),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-shards-").FullName;
    private Publisher _publisher = null!;

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.ServeFeed("one");
        _publisher.ServeFile("/one.mp3", await Sound.FileAsync(240), "audio/mpeg");
    }

    public async Task DisposeAsync()
    {
        await _publisher.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Shards_are_heard_side_by_side_on_several_devices()
    {
        await using var host = await OpsHost.StartAsync(_folder, FourSlots);
        var episode = await host.AddAsync(_publisher);
        using var together = new Barrier(3);
        host.Engines.Before = (window, token) =>
        {
            if (window.Start.TotalSeconds is 0 or (> 78 and < 82) or (> 158 and < 162))
            {
                together.SignalAndWait(token);
            }
        };

        await host.Get<TranscribeOrchestrator>().StartAsync(episode, new(), default);
        var done = await EndAsync(host, episode);

        Assert.Equal((JobState.Done, null), (done.State, done.Error));
        Assert.Equal(3, host.Engines.MostAtOnce);
        var items = await host.QueryAsync(database => database.WorkItems.Where(item => item.Group == WorkGroup.Recognize).OrderBy(item => item.FromSeconds).ToListAsync());
        Assert.Equal(["recognize-0", "recognize-1", "recognize-2"], items.Select(item => item.Name));
        Assert.Equal(["cuda:0", "cuda:1"], items.Select(item => item.Device).Distinct().Order());
        Assert.Equal(host.Engines.Devices.Count, items.Count);
    }

    [Fact]
    public async Task The_transcript_is_the_same_as_without_shards()
    {
        var whole = await HearAsync();
        var sharded = await HearAsync(FourSlots);

        Assert.Equal(48, whole.Segments.Count);
        Assert.Equal(whole.Segments.Select(segment => (segment.Id, segment.Start, segment.End, segment.Text)), sharded.Segments.Select(segment => (segment.Id, segment.Start, segment.End, segment.Text)));
        Assert.Equal(whole.Duration.TotalSeconds, sharded.Duration.TotalSeconds, 1);
        Assert.Equal((whole.Language, whole.Model), (sharded.Language, sharded.Model));
        Assert.InRange(sharded.Quality.Speech.TotalSeconds - whole.Quality.Speech.TotalSeconds, -1, 1);
    }

    [Fact]
    public async Task A_shard_that_fails_costs_the_others_nothing()
    {
        await using var host = await OpsHost.StartAsync(_folder, FourSlots);
        var episode = await host.AddAsync(_publisher);
        host.Engines.Before = (window, _) =>
        {
            if (window.Start > TimeSpan.FromSeconds(170))
            {
                throw new UnprocessableException("This model is broken.");
            }
        };
        await host.Get<TranscribeOrchestrator>().StartAsync(episode, new(), default);
        var failed = await EndAsync(host, episode);
        host.Engines.Before = (_, _) => { };
        var saved = await host.QueryAsync(database => database.Segments.Select(segment => segment.StartSeconds).ToListAsync());
        var before = host.Engines.Heard.Count;

        await host.Get<TranscribeOrchestrator>().StartAsync(episode, new(), default);
        var done = await EndAsync(host, episode);

        Assert.Equal(JobState.Failed, failed.State);
        Assert.Equal((JobState.Done, null), (done.State, done.Error));
        // What another shard was hearing in that very moment is not saved any more, and heard again.
        Assert.DoesNotContain(host.Engines.Heard.Skip(before), window => saved.Any(start => start >= window.Start.TotalSeconds && start < window.End.TotalSeconds));
        Assert.Equal(host.Engines.Heard.DistinctBy(window => window.Start).Count(), await host.QueryAsync(database => database.Segments.CountAsync()));
        Assert.Equal(1, await host.QueryAsync(database => database.Transcripts.CountAsync()));
    }

    [Fact]
    public async Task An_episode_is_not_divided_while_every_slot_has_work()
    {
        await using var host = await OpsHost.StartAsync(_folder, ("Transcribe:ShardsFrom", "00:03:00"), ("Transcribe:ShortestShard", "00:01:20"));
        var episode = await host.AddAsync(_publisher);

        await host.Get<TranscribeOrchestrator>().StartAsync(episode, new(), default);
        await EndAsync(host, episode);

        Assert.Equal(["recognize"], await host.QueryAsync(database => database.WorkItems.Where(item => item.Group == WorkGroup.Recognize).Select(item => item.Name).ToListAsync()));
    }

    private async Task<TranscriptDetails> HearAsync(params (string, string)[] settings)
    {
        await using var host = await OpsHost.StartAsync(null, settings);
        var episode = await host.AddAsync(_publisher);
        host.Engines.Says = Tones;
        await host.Get<TranscribeOrchestrator>().StartAsync(episode, new(), default);
        Assert.Equal(JobState.Done, (await EndAsync(host, episode)).State);
        return await host.Get<TranscriptsOrchestrator>().GetAsync(episode, default);
    }

    // One word for each tone, which sounds for the first four of every five seconds.
    private static IReadOnlyList<HeardSegment> Tones(AudioWindow window) =>
    [
        .. from tone in Enumerable.Range(0, 48)
           let middle = TimeSpan.FromSeconds((5 * tone) + 2)
           where window.Start < middle && middle < window.End
           select new HeardSegment(TimeSpan.FromSeconds(5 * tone), TimeSpan.FromSeconds((5 * tone) + 4), $"Tone number {tone}.", new(-0.2, 0, 1.5, 0)),
    ];

    private static Task<TranscribeStatus> EndAsync(OpsHost host, string episode) =>
        Eventually.BecomesAsync(() => host.Get<TranscribeOrchestrator>().StatusAsync(episode, default), status => JobState.IsTerminal(status.State));
}
