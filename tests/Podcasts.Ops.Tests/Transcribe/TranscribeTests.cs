using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Tests.Transcribe;

public sealed class TranscribeTests : IAsyncLifetime
{
    private Publisher _publisher = null!;
    private OpsHost _host = null!;
    private string _episode = null!;

    private TranscribeOrchestrator Transcribe => _host.Get<TranscribeOrchestrator>();

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.ServeFeed("one");
        _publisher.ServeFile("/one.mp3", await Sound.FileAsync(100), "audio/mpeg");
        _host = await OpsHost.StartAsync();
        _episode = await _host.AddAsync(_publisher);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task An_episode_is_downloaded_heard_and_kept()
    {
        var queued = await Transcribe.StartAsync(_episode, new(), default);
        var done = await EndAsync();

        Assert.Equal((JobState.Queued, "tiny.en"), (queued.State, queued.Model));
        Assert.Equal((JobState.Done, 100, null), (done.State, done.Percent, done.Error));
        var transcript = await _host.Get<TranscriptsOrchestrator>().GetAsync(_episode, default);
        Assert.Equal(("tiny.en", "en"), (transcript.Model, transcript.Language));
        Assert.InRange(transcript.Duration.TotalSeconds, 99, 101);
        Assert.Equal(_host.Engines.Heard.Select(window => $"Words from {window.Start.TotalSeconds:F1}."), transcript.Segments.Select(segment => segment.Text));
        Assert.Equal(Enumerable.Range(0, transcript.Segments.Count), transcript.Segments.Select(segment => segment.Id));
    }

    [Fact]
    public async Task A_second_press_joins_the_job_that_runs()
    {
        using var gate = new ManualResetEventSlim();
        _host.Engines.Before = (_, token) => gate.Wait(token);
        await Transcribe.StartAsync(_episode, new(), default);
        await Eventually.IsSoAsync(() => !_host.Engines.Threads.IsEmpty);

        var joined = await Transcribe.StartAsync(_episode, new() { Model = "no-such-model" }, default);
        gate.Set();
        var done = await EndAsync();

        Assert.Equal((JobState.Running, 1), (joined.State, joined.Attempt));
        Assert.Equal((JobState.Done, 1), (done.State, done.Attempt));
        Assert.Single(_publisher.Asked, path => path == "/one.mp3");
    }

    [Fact]
    public async Task The_progress_stream_is_a_snapshot_then_changes_then_the_end()
    {
        await Transcribe.StartAsync(_episode, new(), default);

        var news = await Transcribe.ProgressAsync(_episode, default).ToListAsync();
        var again = await Transcribe.ProgressAsync(_episode, default).ToListAsync();

        Assert.Equal(JobState.Done, news[^1].Status!.State);
        Assert.NotNull(news[0].Status);
        var percents = news.Where(item => item.Status is not null).Select(item => item.Status!.Percent).ToList();
        Assert.Equal(percents.Order(), percents);
        var segments = news.SelectMany(item => item.Segments).ToList();
        Assert.Equal(_host.Engines.Heard.Count, segments.Count);
        Assert.Equal(segments.Select(segment => segment.Text), again.SelectMany(item => item.Segments).Select(segment => segment.Text));
        Assert.Equal(JobState.Done, again[^1].Status!.State);
    }

    [Fact]
    public async Task A_job_that_is_cancelled_within_a_batch_stops_and_keeps_what_was_heard()
    {
        using var second = new ManualResetEventSlim();
        _host.Engines.Before = (window, token) =>
        {
            if (window.Start > TimeSpan.Zero)
            {
                second.Set();
                token.WaitHandle.WaitOne();
                token.ThrowIfCancellationRequested();
            }
        };
        await Transcribe.StartAsync(_episode, new(), default);
        await Eventually.IsSoAsync(() => second.IsSet);

        await Transcribe.CancelAsync(_episode, default);
        var cancelled = await Transcribe.StatusAsync(_episode, default);
        _host.Engines.Before = (_, _) => { };
        await Transcribe.StartAsync(_episode, new(), default);
        var done = await EndAsync();

        Assert.Equal(JobState.Cancelled, cancelled.State);
        Assert.True(cancelled.ProcessedSeconds > 0);
        Assert.Equal(JobState.Done, done.State);
        Assert.Single(_host.Engines.Heard, window => window.Start < TimeSpan.FromSeconds(cancelled.ProcessedSeconds - 1));
    }

    [Fact]
    public async Task A_cancel_after_the_end_changes_nothing()
    {
        await Transcribe.StartAsync(_episode, new(), default);
        await EndAsync();

        await Transcribe.CancelAsync(_episode, default);

        Assert.Equal(JobState.Done, (await Transcribe.StatusAsync(_episode, default)).State);
    }

    [Fact]
    public async Task The_old_transcript_is_read_until_the_new_one_is_finished()
    {
        TinyModel.PutInto(_host.Data.Models, "other.en");
        using var gate = new ManualResetEventSlim(initialState: true);
        _host.Engines.Before = (_, token) => gate.Wait(token);
        await Transcribe.StartAsync(_episode, new() { Model = "tiny.en" }, default);
        await EndAsync();
        gate.Reset();

        await Transcribe.StartAsync(_episode, new() { Model = "other.en" }, default);
        await Eventually.BecomesAsync(() => Transcribe.StatusAsync(_episode, default), status => status.Stage is JobStage.Recognize);
        var meanwhile = await _host.Get<TranscriptsOrchestrator>().GetAsync(_episode, default);
        gate.Set();
        await EndAsync();
        var after = await _host.Get<TranscriptsOrchestrator>().GetAsync(_episode, default);

        Assert.Equal(("tiny.en", "other.en"), (meanwhile.Model, after.Model));
        Assert.Equal(1, await _host.QueryAsync(database => database.Transcripts.CountAsync()));
        Assert.Equal(after.Segments.Count, await _host.QueryAsync(database => database.Segments.CountAsync()));
    }

    [Fact]
    public async Task What_is_not_known_is_refused_with_a_way_out()
    {
        var noModel = await Assert.ThrowsAsync<UnprocessableException>(() => Transcribe.StartAsync(_episode, new() { Model = "large-v9" }, default));
        var noEpisode = await Assert.ThrowsAsync<NotFoundException>(() => Transcribe.StartAsync("aaaaaaaaaaaa", new(), default));
        var noJob = await Assert.ThrowsAsync<NotFoundException>(() => Transcribe.StatusAsync(_episode, default));

        Assert.Contains("large-v9", noModel.Message, StringComparison.Ordinal);
        Assert.Contains("tiny.en", noModel.Message, StringComparison.Ordinal);
        Assert.Contains("no episode", noEpisode.Message, StringComparison.Ordinal);
        Assert.Contains("POST /api/transcribe", noJob.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_correlation_id_goes_from_the_start_to_the_last_line_of_the_job()
    {
        using (Correlation.Begin("button-7", _host.Get<Microsoft.Extensions.Logging.ILogger<TranscribeTests>>()))
        {
            await Transcribe.StartAsync(_episode, new(), default);
        }

        await EndAsync();

        await Eventually.IsSoAsync(() => _host.Logs.Lines.Any(line => line.Text.Contains("is finished", StringComparison.Ordinal)));
        var lines = _host.Logs.Lines.Where(line => line.Text.Contains(_episode, StringComparison.Ordinal) || line.Text.Contains("is loaded", StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count >= 5);
        Assert.All(lines, line => Assert.Equal("button-7", line.Correlation));
    }

    private Task<TranscribeStatus> EndAsync() =>
        Eventually.BecomesAsync(() => Transcribe.StatusAsync(_episode, default), status => JobState.IsTerminal(status.State));
}
