using Podcasts.Ops.Jobs;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Tests.Transcribe;

/// <summary>What becomes of jobs when the app stops and starts again on the same data folder.</summary>
public sealed class TranscribeRestartTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-restart-").FullName;
    private Publisher _publisher = null!;

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.ServeFeed("one", "two");
        foreach (var episode in new[] { "one", "two" })
        {
            _publisher.ServeFile($"/{episode}.mp3", await Sound.FileAsync(100), "audio/mpeg");
        }
    }

    public async Task DisposeAsync()
    {
        await _publisher.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_stopped_app_goes_on_at_the_next_start_from_the_last_batch()
    {
        var (episode, processed) = await StopInTheMiddleAsync();

        await using var host = await OpsHost.StartAsync(_folder);
        var done = await EndAsync(host, episode);

        Assert.Equal((JobState.Done, 2), (done.State, done.Attempt));
        Assert.True(processed > 0);
        Assert.All(host.Engines.Heard, window => Assert.True(window.Start.TotalSeconds >= processed - 0.1));
        Assert.All(host.Engines.Asked, asked => Assert.Contains(asked.Before, segment => segment.End.TotalSeconds <= processed));
    }

    [Fact]
    public async Task Jobs_outlive_the_loss_of_the_queues_own_file()
    {
        var (episode, _) = await StopInTheMiddleAsync();
        await OpsHost.LoseQueueAsync(_folder);

        await using var host = await OpsHost.StartAsync(_folder);
        var done = await EndAsync(host, episode);

        Assert.Equal(JobState.Done, done.State);
    }

    [Fact]
    public async Task Two_episodes_share_one_slot_in_turn()
    {
        await using var host = await OpsHost.StartAsync(_folder);
        var one = await host.AddAsync(_publisher);
        var two = (await host.Get<Ops.Podcasts.PodcastsOrchestrator>().ListAsync(default)).Single();
        var episodes = (await host.Get<Ops.Podcasts.PodcastsOrchestrator>().GetAsync(two.Id, default)).Episodes.Select(episode => episode.Id).ToList();
        host.Engines.Before = (_, token) => token.WaitHandle.WaitOne(30);

        foreach (var episode in episodes)
        {
            await host.Get<TranscribeOrchestrator>().StartAsync(episode, new(), default);
        }

        foreach (var episode in episodes)
        {
            Assert.Equal(JobState.Done, (await EndAsync(host, episode)).State);
        }

        Assert.Contains(one, episodes);
        Assert.Equal(1, host.Engines.MostAtOnce);
        Assert.Single(host.Engines.Loaded);
    }

    private async Task<(string Episode, double Processed)> StopInTheMiddleAsync()
    {
        await using var host = await OpsHost.StartAsync(_folder);
        var episode = await host.AddAsync(_publisher);
        using var reached = new ManualResetEventSlim();
        host.Engines.Before = (window, token) =>
        {
            if (window.Start > TimeSpan.FromSeconds(20))
            {
                reached.Set();
                token.WaitHandle.WaitOne();
            }
        };
        await host.Get<TranscribeOrchestrator>().StartAsync(episode, new(), default);
        await Eventually.IsSoAsync(() => reached.IsSet);
        return (episode, (await host.Get<TranscribeOrchestrator>().StatusAsync(episode, default)).ProcessedSeconds);
    }

    private static Task<TranscribeStatus> EndAsync(OpsHost host, string episode) =>
        Eventually.BecomesAsync(() => host.Get<TranscribeOrchestrator>().StatusAsync(episode, default), status => JobState.IsTerminal(status.State));
}
