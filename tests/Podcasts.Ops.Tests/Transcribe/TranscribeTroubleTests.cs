using System.Text;
using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Tests.Transcribe;

/// <summary>What a job does when something is wrong: it fails at once and says so, tries again, gives up, or lets another go on.</summary>
public sealed class TranscribeTroubleTests : IAsyncLifetime
{
    private Publisher _publisher = null!;
    private OpsHost _host = null!;
    private string _episode = null!;

    private TranscribeOrchestrator Transcribe => _host.Get<TranscribeOrchestrator>();

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.ServeFeed("one");
        _publisher.ServeFile("/one.mp3", await Sound.FileAsync(60), "audio/mpeg");
        _host = await OpsHost.StartAsync(null, ("Transcribe:MaximumAttempts", "3"));
        _episode = await _host.AddAsync(_publisher);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task A_download_that_is_refused_fails_at_once_and_names_status_and_host()
    {
        _publisher.Pages.TryRemove("/one.mp3", out _);

        var failed = await RunAsync();

        Assert.Equal((JobState.Failed, 1), (failed.State, failed.Attempt));
        Assert.Contains("127.0.0.1 answers 404", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_page_in_place_of_audio_fails_at_once_and_is_set_aside()
    {
        _publisher.Serve("/one.mp3", Encoding.UTF8.GetBytes("<!doctype html><html><body>Please log in</body></html>"), "audio/mpeg");

        var failed = await RunAsync();
        _publisher.ServeFile("/one.mp3", await Sound.FileAsync(60), "audio/mpeg");
        var done = await RunAsync();

        Assert.Equal((JobState.Failed, 1), (failed.State, failed.Attempt));
        Assert.Contains("web page", failed.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_host.Data.SetAside));
        Assert.Equal((JobState.Done, null), (done.State, done.Error));
    }

    [Fact]
    public async Task Trouble_that_passes_is_tried_again_from_the_last_batch()
    {
        var failures = 0;
        _host.Engines.Before = (window, _) =>
        {
            if (window.Start > TimeSpan.Zero && failures++ < 2)
            {
                throw new InvalidOperationException("The device hiccuped.");
            }
        };

        var done = await RunAsync();

        Assert.Equal((JobState.Done, 3, null), (done.State, done.Attempt, done.Error));
        Assert.Equal(_host.Engines.Heard.Count, _host.Engines.Heard.DistinctBy(window => window.Start).Count());
        var segments = (await _host.Get<TranscriptsOrchestrator>().GetAsync(_episode, default)).Segments;
        Assert.Equal(Enumerable.Range(0, segments.Count), segments.Select(segment => segment.Id));
        Assert.True(_host.Engines.Unloaded >= 2, "An engine that failed is not used again.");
    }

    [Fact]
    public async Task Trouble_that_does_not_pass_is_given_up_with_its_reason()
    {
        _host.Engines.Before = (_, _) => throw new InvalidOperationException("The device is on fire.");

        var failed = await RunAsync();

        Assert.Equal((JobState.Failed, 3), (failed.State, failed.Attempt));
        Assert.Contains("Given up after 3 attempts", failed.Error, StringComparison.Ordinal);
        Assert.Contains("The device is on fire", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_ends_the_app_each_time_is_given_up_and_can_be_started_again_by_hand()
    {
        await Transcribe.StartAsync(_episode, new(), default);
        await EndAsync();
        await _host.TamperAsync($"UPDATE \"Transcribes\" SET \"State\" = 'running'");
        await _host.TamperAsync($"UPDATE \"WorkItems\" SET \"State\" = 'running', \"FruitlessAttempts\" = 3 WHERE \"Name\" = 'recognize'");

        var failed = await EndAsync();
        var again = await RunAsync();

        Assert.Equal(JobState.Failed, failed.State);
        Assert.Equal((JobState.Done, null), (again.State, again.Error));
        Assert.Contains("Given up after 3 attempts", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_execution_that_was_overtaken_writes_nothing_any_more()
    {
        using var gate = new ManualResetEventSlim();
        _host.Engines.Before = (_, token) => gate.Wait(token);
        await Transcribe.StartAsync(_episode, new(), default);
        await Eventually.IsSoAsync(() => !_host.Engines.Threads.IsEmpty);
        await _host.TamperAsync($"UPDATE \"WorkItems\" SET \"Epoch\" = \"Epoch\" + 1 WHERE \"Name\" = 'recognize'");

        gate.Set();

        await Eventually.IsSoAsync(() => _host.Logs.Lines.Any(line => line.Text.Contains("taken over", StringComparison.Ordinal)));
        var done = await EndAsync(); // The reconciler finds the row without a job and takes it up again.
        Assert.Equal((JobState.Done, 2), (done.State, done.Attempt));
        var positions = await _host.QueryAsync(database => database.Segments.Select(segment => segment.Position).ToListAsync());
        Assert.Equal(positions.Distinct(), positions);
    }

    [Fact]
    public async Task Another_recording_of_the_episode_is_heard_from_the_start()
    {
        _host.Engines.Before = (window, _) => Assert.True(window.Start == TimeSpan.Zero, "only the first window is heard");
        var failed = await RunAsync();
        _host.Engines.Before = (_, _) => { };
        await _host.TamperAsync($"UPDATE \"Transcribes\" SET \"AudioFile\" = 'another.mp3'");

        var done = await RunAsync();

        Assert.True(failed.ProcessedSeconds > 0);
        Assert.Equal(JobState.Done, done.State);
        Assert.Equal(2, _host.Engines.Heard.Count(window => window.Start == TimeSpan.Zero));
    }

    private async Task<TranscribeStatus> RunAsync()
    {
        await Transcribe.StartAsync(_episode, new(), default);
        return await EndAsync();
    }

    private Task<TranscribeStatus> EndAsync() =>
        Eventually.BecomesAsync(() => Transcribe.StatusAsync(_episode, default), status => JobState.IsTerminal(status.State));
}
