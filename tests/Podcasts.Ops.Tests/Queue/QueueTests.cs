using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Queue;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Tests.Queue;

public sealed class QueueTests : IAsyncLifetime, IDisposable
{
    private readonly ManualResetEventSlim _gate = new();
    private Publisher _publisher = null!;
    private OpsHost _host = null!;
    private string[] _episodes = null!;

    private QueueOrchestrator Queue => _host.Get<QueueOrchestrator>();

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.ServeFeed("one", "two", "three");
        foreach (var episode in new[] { "one", "two", "three" })
        {
            _publisher.ServeFile($"/{episode}.mp3", await Sound.FileAsync(20), "audio/mpeg");
        }

        _host = await OpsHost.StartAsync();
        _host.Engines.Before = (_, token) => _gate.Wait(token);
        var (podcast, _) = await _host.Get<PodcastsOrchestrator>().AddAsync(_publisher.Feed, default);
        _episodes = [.. podcast.Episodes.OrderBy(episode => episode.Published).Select(episode => episode.Id)];
    }

    public async Task DisposeAsync()
    {
        _gate.Set();
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task What_runs_is_told_with_its_stages_and_what_waits_in_its_order()
    {
        var queue = await StartAllAsync();

        var running = queue.Running[0];
        Assert.Equal((_episodes[0], "Episode one", "Tests on the air", null), (running.Episode, running.Title, running.PodcastTitle, running.Position));
        Assert.Equal(["prepare done", "recognize running"], running.Stages.Select(stage => $"{stage.Name} {stage.State}"));
        Assert.Equal((Environment.MachineName, 1), (running.Stages[1].Node, running.Stages[1].Attempt));
        Assert.Equal([(_episodes[1], 1), (_episodes[2], 2)], queue.Waiting.Select(episode => (episode.Episode, episode.Position!.Value)));
        Assert.Equal(new QueueCounts(1, 2, 0), queue.Counts);
    }

    [Fact]
    public async Task A_full_disk_is_told_with_the_queue()
    {
        await using var full = await OpsHost.StartAsync(null, ("Storage:ReserveMegabytes", "1000000000"));

        Assert.Contains("Free some space", (await full.Get<QueueOrchestrator>().GetAsync(default)).Trouble, StringComparison.Ordinal);
        Assert.Null((await Queue.GetAsync(default)).Trouble);
    }

    [Fact]
    public async Task Next_please_puts_an_episode_in_front_of_all_that_wait()
    {
        await StartAllAsync();

        var queue = await Queue.NextAsync(_episodes[2], default);
        _gate.Set();
        await BecomesAsync(queue => queue.Done.Count == 3);

        Assert.Equal([_episodes[2], _episodes[1]], queue.Waiting.Select(episode => episode.Episode));
        // In the order in which they were heard; two may be written down beside each other.
        Assert.Equal(
            [_episodes[0], _episodes[2], _episodes[1]],
            await _host.QueryAsync(database => database.WorkItems.Where(item => item.Name == WorkName.Recognize).OrderBy(item => item.Started).Select(item => item.EpisodeId).ToArrayAsync()));
    }

    [Fact]
    public async Task A_paused_queue_finishes_what_runs_and_begins_nothing_until_it_goes_on()
    {
        await StartAllAsync();

        Assert.Equal(QueuePause.Finish, (await Queue.PauseAsync(QueuePause.Finish, default)).Paused);
        _gate.Set();
        await BecomesAsync(queue => queue is { Running.Count: 0, Waiting.Count: 3 or 2 });
        var heard = _host.Engines.Heard.Count;
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.Equal(heard, _host.Engines.Heard.Count);

        Assert.Equal(QueuePause.No, (await Queue.ResumeAsync(default)).Paused);
        await BecomesAsync(queue => queue.Done.Count == 3);
    }

    [Fact]
    public async Task What_failed_says_why_and_is_tried_again_where_it_failed()
    {
        _publisher.Pages.Remove("/one.mp3", out var audio);
        _gate.Set();
        await StartAsync(_episodes[0]);
        var failed = (await BecomesAsync(queue => queue.Failed.Count == 1)).Failed[0];

        _publisher.Pages["/one.mp3"] = audio!;
        await Queue.RetryAsync(_episodes[0], default);
        var done = await BecomesAsync(queue => queue.Done.Count == 1);

        Assert.Equal((JobState.Failed, null), (failed.State, failed.Position));
        Assert.Contains("404", failed.Error, StringComparison.Ordinal);
        Assert.NotNull(failed.Finished);
        Assert.Equal((0, JobState.Done, null), (done.Counts.Failed, done.Done[0].State, done.Done[0].Error));
    }

    [Fact]
    public async Task What_is_cancelled_stays_in_sight_and_can_go_on()
    {
        await StartAsync(_episodes[0]);
        await BecomesAsync(queue => queue.Running.Any(episode => episode.Stages.Any(stage => stage is { Name: WorkName.Recognize, State: JobState.Running })));

        await Queue.CancelAsync(_episodes[0], default);
        var cancelled = await BecomesAsync(queue => queue.Done.Count == 1);
        _gate.Set();
        await Queue.RetryAsync(_episodes[0], default);
        var done = await BecomesAsync(queue => queue.Done is [{ State: JobState.Done }]);

        Assert.Equal(JobState.Cancelled, cancelled.Done[0].State);
        Assert.Equal(1, done.Done[0].Stages.Single(stage => stage.Name == WorkName.Prepare).Attempt);
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_with_a_sentence()
    {
        _gate.Set();
        await StartAsync(_episodes[0]);
        await BecomesAsync(queue => queue.Done.Count == 1);

        var late = await Assert.ThrowsAsync<ConflictException>(() => Queue.NextAsync(_episodes[0], default));
        var whole = await Assert.ThrowsAsync<ConflictException>(() => Queue.RetryAsync(_episodes[0], default));
        var unknown = await Assert.ThrowsAsync<NotFoundException>(() => Queue.CancelAsync("aaaaaaaaaaaa", default));

        Assert.Contains("Nothing of this episode waits any more", late.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing of this episode failed", whole.Message, StringComparison.Ordinal);
        Assert.Contains("knows nothing of an episode", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watcher_sees_every_change_and_does_not_keep_the_app_from_stopping()
    {
        var seen = new List<int>();
        var watching = Task.Run(async () =>
        {
            await foreach (var queue in Queue.ProgressAsync(default))
            {
                seen.Add(queue.Counts.Running + queue.Counts.Waiting);
            }
        });
        await Eventually.IsSoAsync(() => seen is [0]);
        await StartAsync(_episodes[0]);
        await Eventually.IsSoAsync(() => seen is [0, 1, ..]);
        _gate.Set();

        await _host.StopAsync();
        await watching.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>Starts all; the first is heard until the gate opens, and the others are prepared and wait.</summary>
    private async Task<QueueDetails> StartAllAsync()
    {
        await StartAsync(_episodes[0]);
        await Eventually.IsSoAsync(() => !_host.Engines.Threads.IsEmpty);
        await StartAsync(_episodes[1]);
        await StartAsync(_episodes[2]);
        return await BecomesAsync(queue => queue is { Running.Count: 1, Waiting.Count: 2, Counts: { Running: 1, Waiting: 2 } } // Counted first, listed then.
            && queue.Running.Concat(queue.Waiting).All(episode => episode.Stages.Any(stage => stage.Name == WorkName.Recognize)));
    }

    private async Task StartAsync(string episode) => await _host.Get<TranscribeOrchestrator>().StartAsync(episode, new(), default);

    private Task<QueueDetails> BecomesAsync(Func<QueueDetails, bool> isSo) => Eventually.BecomesAsync(() => Queue.GetAsync(default), isSo);
}
