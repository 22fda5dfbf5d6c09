using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Transcribe;
using Quartz;

namespace Podcasts.Ops.Tests.Jobs;

/// <summary>People pause the queue, put an episode first, cancel, wherever the work runs.</summary>
public sealed class WorkControlTests : IAsyncLifetime, IDisposable
{
    private readonly ManualResetEventSlim _gate = new();
    private Publisher _publisher = null!;
    private OpsHost _host = null!;
    private List<string> _episodes = null!;

    private TranscribeOrchestrator Transcribe => _host.Get<TranscribeOrchestrator>();

    private WorkControl Control => _host.Get<WorkControl>();

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.ServeFeed("one", "two", "three");
        foreach (var episode in new[] { "one", "two", "three" })
        {
            _publisher.ServeFile($"/{episode}.mp3", await Sound.FileAsync(100), "audio/mpeg");
        }

        _host = await OpsHost.StartAsync();
        await _host.AddAsync(_publisher);
        _episodes = await _host.QueryAsync(database => database.Episodes.OrderBy(episode => episode.Published).Select(episode => episode.Id).ToListAsync());
        _host.Engines.Before = (window, token) =>
        {
            if (window.Start > TimeSpan.Zero)
            {
                _gate.Wait(token);
            }
        };
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task A_paused_queue_begins_nothing_until_it_is_resumed()
    {
        _gate.Set();
        await Control.PauseAsync(QueuePause.Finish, default);
        await Transcribe.StartAsync(_episodes[0], new(), default);
        await Task.Delay(1_000);
        var paused = await Transcribe.StatusAsync(_episodes[0], default);

        await Control.ResumeAsync(default);
        var done = await EndAsync(_episodes[0]);

        Assert.Equal((JobState.Queued, 0), (paused.State, paused.Attempt));
        Assert.Equal(JobState.Done, done.State);
        Assert.Equal(QueuePause.No, await Control.PausedAsync(default));
    }

    [Fact]
    public async Task A_pause_that_lets_work_finish_stops_between_stages()
    {
        await BeginAsync();

        await Control.PauseAsync(QueuePause.Finish, default);
        _gate.Set();

        await Eventually.BecomesAsync(() => ItemAsync(_episodes[0], WorkName.Recognize), item => item?.State == JobState.Done);
        await Task.Delay(600);
        Assert.Equal(JobState.Queued, (await ItemAsync(_episodes[0], WorkName.Finalize))?.State);
        await Control.ResumeAsync(default);
        Assert.Equal(JobState.Done, (await EndAsync(_episodes[0])).State);
    }

    [Fact]
    public async Task A_pause_that_stops_work_stops_it_where_it_has_saved_and_nothing_is_heard_twice()
    {
        await BeginAsync();

        await Control.PauseAsync(QueuePause.Stop, default);
        _gate.Set();

        var stopped = await Eventually.BecomesAsync(() => ItemAsync(_episodes[0], WorkName.Recognize), item => item?.State == JobState.Queued);
        Assert.InRange(stopped!.ProcessedSeconds, 1, 90);
        Assert.Null(stopped.Error);
        await Control.ResumeAsync(default);
        Assert.Equal(JobState.Done, (await EndAsync(_episodes[0])).State);
        Assert.Equal(_host.Engines.Heard.Count, _host.Engines.Heard.DistinctBy(window => window.Start).Count());
    }

    [Fact]
    public async Task Next_please_puts_an_episode_before_all_others_that_wait()
    {
        await BeginAsync();
        await Transcribe.StartAsync(_episodes[1], new(), default);
        await Transcribe.StartAsync(_episodes[2], new(), default);
        foreach (var episode in _episodes.Skip(1))
        {
            await Eventually.BecomesAsync(() => ItemAsync(episode, WorkName.Recognize), item => item is not null);
        }

        await Control.MoveFirstAsync(_episodes[2], default);
        _gate.Set();
        foreach (var episode in _episodes)
        {
            await EndAsync(episode);
        }

        var order = await _host.QueryAsync(database => database.WorkItems.Where(item => item.Name == WorkName.Recognize).OrderBy(item => item.Finished).Select(item => item.EpisodeId).ToListAsync());
        Assert.Equal([_episodes[0], _episodes[2], _episodes[1]], order);
    }

    [Fact]
    public async Task Next_please_holds_for_work_that_somebody_is_just_putting_in_line_where_it_was()
    {
        await BeginAsync();
        var line = _host.Get<WorkLine>();
        var item = new WorkItemRecord { EpisodeId = "late", Name = WorkName.Recognize, Group = WorkGroup.Recognize, State = JobState.Queued, Stage = JobStage.Waiting, CorrelationId = "late", Requested = 1, Rank = 1 };

        await line.MoveAsync(item, default);
        item.Rank = 0;
        await line.EnqueueAsync(item, default);

        var scheduler = await _host.Get<ISchedulerFactory>().GetScheduler();
        var trigger = await scheduler.GetTrigger(new TriggerKey(item.Name, item.EpisodeId));
        Assert.Equal(2010, trigger?.StartTimeUtc.Year);
        _gate.Set();
    }

    [Fact]
    public async Task Work_that_is_begun_once_more_in_the_same_process_is_done_once()
    {
        await BeginAsync();

        await _host.Get<WorkRun>().RunAsync(_episodes[0], WorkName.Recognize, default).WaitAsync(TimeSpan.FromSeconds(20));

        _gate.Set();
        Assert.Equal(JobState.Done, (await EndAsync(_episodes[0])).State);
        Assert.Equal(1, (await ItemAsync(_episodes[0], WorkName.Recognize))?.Attempt);
        Assert.Equal(_host.Engines.Heard.Count, _host.Engines.Heard.DistinctBy(window => window.Start).Count());
    }

    [Fact]
    public async Task Work_that_is_cancelled_on_another_node_stops_within_its_batch()
    {
        using var stopped = new ManualResetEventSlim();
        _host.Engines.Before = (_, token) =>
        {
            token.WaitHandle.WaitOne();
            stopped.Set();
        };
        await Transcribe.StartAsync(_episodes[0], new(), default);
        await Eventually.IsSoAsync(() => !_host.Engines.Threads.IsEmpty);

        // What the other node writes, without a word to this one.
        await _host.TamperAsync($"UPDATE \"WorkItems\" SET \"State\" = 'cancelled', \"Epoch\" = \"Epoch\" + 1 WHERE \"Name\" = 'recognize'");
        await _host.TamperAsync($"UPDATE \"Transcribes\" SET \"State\" = 'cancelled', \"Epoch\" = \"Epoch\" + 1");

        Assert.True(stopped.Wait(TimeSpan.FromSeconds(20)), "The batch goes on.");
        await Eventually.IsSoAsync(() => _host.Logs.Lines.Any(line => line.Text.Contains("cancelled or taken over", StringComparison.Ordinal)));
        Assert.Equal(JobState.Cancelled, (await Transcribe.StatusAsync(_episodes[0], default)).State);
    }

    [Fact]
    public async Task Cancelling_reaches_what_waits_and_what_runs()
    {
        await BeginAsync();
        await Transcribe.StartAsync(_episodes[1], new(), default);

        await Control.CancelAsync(_episodes, default);

        foreach (var episode in _episodes.Take(2))
        {
            Assert.Equal(JobState.Cancelled, (await Transcribe.StatusAsync(episode, default)).State);
        }

        Assert.False(await _host.QueryAsync(database => database.WorkItems.AnyAsync(item => item.State == JobState.Queued || item.State == JobState.Running)));
    }

    // The first episode has saved a batch and waits within the next.
    private async Task BeginAsync()
    {
        await Transcribe.StartAsync(_episodes[0], new(), default);
        await Eventually.BecomesAsync(() => Transcribe.StatusAsync(_episodes[0], default), status => status.ProcessedSeconds > 0);
    }

    private Task<WorkItemRecord?> ItemAsync(string episode, string name) =>
        _host.QueryAsync(database => database.WorkItems.AsNoTracking().SingleOrDefaultAsync(item => item.EpisodeId == episode && item.Name == name));

    private Task<TranscribeStatus> EndAsync(string episode) =>
        Eventually.BecomesAsync(() => Transcribe.StatusAsync(episode, default), status => JobState.IsTerminal(status.State));
}
