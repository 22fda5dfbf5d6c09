using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Tests.Jobs;

/// <summary>What may pass is waited for, longer each time and beyond a restart; what does not pass fails at once; both say so.</summary>
public sealed class WorkTroubleTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-trouble-").FullName;
    private Publisher _publisher = null!;
    private OpsHost _host = null!;
    private string _episode = null!;

    private TranscribeOrchestrator Transcribe => _host.Get<TranscribeOrchestrator>();

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.ServeFeed("one");
        await StartHostAsync();
        _episode = await _host.AddAsync(_publisher);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_server_that_is_down_is_asked_again_after_waits_that_grow()
    {
        Answer(503);
        await Transcribe.StartAsync(_episode, new(), default);
        await Eventually.IsSoAsync(() => Asked >= 3);
        var waiting = await Eventually.BecomesAsync(() => Transcribe.StatusAsync(_episode, default), status => status.Error is not null);
        await ServeAsync();
        var done = await EndAsync();

        Assert.Equal((JobState.Queued, JobStage.Waiting), (waiting.State, waiting.Stage));
        Assert.Contains("127.0.0.1 answers 503", waiting.Error, StringComparison.Ordinal);
        Assert.Contains("getting the audio, at attempt", waiting.Error, StringComparison.Ordinal);
        Assert.Contains("tried again by itself at", waiting.Error, StringComparison.Ordinal);
        Assert.Equal((JobState.Done, null), (done.State, done.Error));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task What_is_gone_for_good_fails_at_once(int status)
    {
        Answer(status);
        await Transcribe.StartAsync(_episode, new(), default);

        var failed = await EndAsync();

        Assert.Equal((JobState.Failed, 1), (failed.State, failed.Attempt));
        Assert.Contains($"answers {status}", failed.Error, StringComparison.Ordinal);
        Assert.Contains("press Transcribe to try again", failed.Error, StringComparison.Ordinal);
        Assert.Equal(1, Asked);
    }

    [Fact]
    public async Task Trouble_that_does_not_pass_is_given_up_and_can_be_started_again_by_hand()
    {
        Answer(500);
        await Transcribe.StartAsync(_episode, new(), default);
        var failed = await EndAsync();
        await ServeAsync();

        await _host.Get<WorkControl>().TryAgainAsync(_episode, default);
        var done = await EndAsync();

        Assert.Contains("Given up after 4 attempts at getting the audio", failed.Error, StringComparison.Ordinal);
        Assert.Equal(4, failed.Attempt);
        Assert.Equal((JobState.Done, 1), (done.State, done.Attempt));
    }

    [Fact]
    public async Task A_wait_that_a_server_asks_for_is_kept_beyond_a_restart_and_ends_when_somebody_wants_it_next()
    {
        Answer(429, retryAfter: 3_600);
        await Transcribe.StartAsync(_episode, new(), default);
        await Eventually.BecomesAsync(() => Transcribe.StatusAsync(_episode, default), status => status.Error is not null);
        var before = await ItemAsync();

        await _host.DisposeAsync();
        await StartHostAsync();
        await Task.Delay(1_500);
        var after = await ItemAsync();
        var asked = Asked;
        await ServeAsync();
        await _host.Get<WorkControl>().MoveFirstAsync(_episode, default);
        var done = await EndAsync();

        Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds(before.NotBefore!.Value) - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(55), TimeSpan.FromHours(1));
        Assert.Equal((before.NotBefore, before.Attempt, JobState.Queued), (after.NotBefore, after.Attempt, after.State));
        Assert.Equal(1, asked);
        Assert.Equal(JobState.Done, done.State);
    }

    [Fact]
    public async Task A_database_that_is_away_for_a_while_costs_nothing_that_was_saved()
    {
        await ServeAsync();
        using var gate = new ManualResetEventSlim();
        _host.Engines.Before = (window, token) =>
        {
            if (window.Start > TimeSpan.Zero)
            {
                gate.Wait(token);
            }
        };
        await Transcribe.StartAsync(_episode, new(), default);
        await Eventually.BecomesAsync(() => Transcribe.StatusAsync(_episode, default), status => status.ProcessedSeconds > 0);

        await _host.TamperAsync($"ALTER TABLE \"WorkItems\" RENAME TO \"Away\"");
        gate.Set();
        await Eventually.IsSoAsync(() => _host.Logs.Lines.Any(line => line.Text.Contains("could not be compared", StringComparison.Ordinal)));
        await Task.Delay(500);
        await _host.TamperAsync($"ALTER TABLE \"Away\" RENAME TO \"WorkItems\"");
        var done = await EndAsync();

        Assert.Equal((JobState.Done, null), (done.State, done.Error));
        var positions = await _host.QueryAsync(database => database.Segments.OrderBy(segment => segment.Position).Select(segment => segment.StartSeconds).ToListAsync());
        Assert.Equal(positions.Order().Distinct(), positions);
        Assert.Single(_host.Engines.Heard, window => window.Start == TimeSpan.Zero);
    }

    private async Task StartHostAsync() => _host = await OpsHost.StartAsync(_folder, ("Transcribe:MaximumRetries", "3"));

    private int Asked => _publisher.Asked.Count(path => path == "/one.mp3");

    private void Answer(int status, int? retryAfter = null) => _publisher.Pages["/one.mp3"] = context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = $"{seconds}";
        }

        return Task.CompletedTask;
    };

    private async Task ServeAsync() => _publisher.ServeFile("/one.mp3", await Sound.FileAsync(60), "audio/mpeg");

    private Task<WorkItemRecord> ItemAsync() => _host.QueryAsync(database => database.WorkItems.SingleAsync(item => item.Name == WorkName.Prepare));

    private Task<TranscribeStatus> EndAsync() =>
        Eventually.BecomesAsync(() => Transcribe.StatusAsync(_episode, default), status => JobState.IsTerminal(status.State));
}
