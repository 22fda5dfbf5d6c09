using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Tests.Episodes;

/// <summary>Audio is decoded once, and everything else reads what came of it.</summary>
public sealed class PreparedAudioTests : IAsyncLifetime
{
    private Publisher _publisher = null!;
    private OpsHost _host = null!;
    private string _episode = null!;

    private TranscribeOrchestrator Transcribe => _host.Get<TranscribeOrchestrator>();

    private string[] Sounds => Directory.GetFiles(_host.Data.Audio, "*.16k.wav");

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.ServeFeed("one", "two");
        foreach (var episode in new[] { "one", "two" })
        {
            // Not the same content: a copy is named after its hash.
            _publisher.ServeFile($"/{episode}.mp3", await Sound.FileAsync(episode == "one" ? 60 : 61), "audio/mpeg");
        }

        _host = await OpsHost.StartAsync();
        _episode = await _host.AddAsync(_publisher);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task The_waveform_is_drawn_when_the_audio_is_prepared()
    {
        var episodes = _host.Get<EpisodesOrchestrator>();
        var failure = await Assert.ThrowsAsync<NotFoundException>(() => episodes.PeaksAsync(_episode, default));
        await RunAsync();

        var peaks = await episodes.PeaksAsync(_episode, default);

        Assert.Contains($"POST /api/transcribe/{_episode}", failure.Message, StringComparison.Ordinal);
        Assert.InRange(peaks.Seconds, 60.5, 61.5);
        Assert.InRange(peaks.Peaks.Count, 600, 620);
        Assert.All(peaks.Peaks.Skip(10).Take(20), peak => Assert.InRange(peak, 40, 60)); // The tone of seconds 1 to 3.
        Assert.All(peaks.Peaks.Skip(43).Take(5), peak => Assert.InRange(peak, 0, 5)); // The silence of second 4.
    }

    [Fact]
    public async Task Sound_that_nobody_needs_any_more_is_deleted_and_the_peaks_stay()
    {
        using var gate = new ManualResetEventSlim();
        _host.Engines.Before = (_, token) => gate.Wait(token);
        await Transcribe.StartAsync(_episode, new(), default);
        await Eventually.IsSoAsync(() => !_host.Engines.Threads.IsEmpty);
        var meanwhile = Sounds.Length;
        gate.Set();
        await EndAsync();

        await Eventually.IsSoAsync(() => Sounds.Length == 0);
        Assert.Equal(1, meanwhile);
        Assert.Single(Directory.GetFiles(_host.Data.Audio, "*.peaks"));
        Assert.Empty(Directory.GetFiles(_host.Data.AudioParts));
    }

    [Fact]
    public async Task Hearing_reads_the_prepared_sound_and_nothing_else()
    {
        using var gate = new ManualResetEventSlim();
        _host.Engines.Before = (_, token) => gate.Wait(token);
        await Transcribe.StartAsync(_episode, new(), default);
        await Eventually.IsSoAsync(() => !_host.Engines.Threads.IsEmpty);

        File.Delete((await _host.Get<EpisodesOrchestrator>().AudioAsync(_episode, default)).Path);
        gate.Set();

        Assert.Equal(JobState.Done, (await EndAsync()).State);
    }

    [Fact]
    public async Task The_next_episode_is_prepared_while_this_one_is_heard()
    {
        using var gate = new ManualResetEventSlim();
        _host.Engines.Before = (_, token) => gate.Wait(token);
        await Transcribe.StartAsync(_episode, new(), default);
        await Eventually.IsSoAsync(() => !_host.Engines.Threads.IsEmpty);
        var other = await _host.QueryAsync(database => database.Episodes.Where(episode => episode.Id != _episode).Select(episode => episode.Id).SingleAsync());

        await Transcribe.StartAsync(other, new(), default);

        await Eventually.IsSoAsync(() => Sounds.Length == 2);
        Assert.Equal(JobState.Running, (await Transcribe.StatusAsync(_episode, default)).State);
        gate.Set();
        await EndAsync();
    }

    [Fact]
    public async Task Trying_again_begins_with_the_stage_that_failed()
    {
        await FailAsync();

        await RunAsync();

        var prepare = await _host.QueryAsync(database => database.WorkItems.SingleAsync(item => item.Name == WorkName.Prepare));
        Assert.Equal(1, prepare.Attempt);
        Assert.Equal(1, _host.Logs.Lines.Count(line => line.Text.Contains("is decoded", StringComparison.Ordinal)));
        Assert.Single(_publisher.Asked, "/two.mp3");
        Assert.Equal(_host.Engines.Heard.Count, _host.Engines.Heard.DistinctBy(window => window.Start).Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sound_that_is_missing_or_was_cut_short_is_decoded_again(bool isMissing)
    {
        await FailAsync();
        await using (var file = File.OpenWrite(Assert.Single(Sounds)))
        {
            file.SetLength(file.Length / 2);
        }

        if (isMissing)
        {
            File.Delete(Assert.Single(Sounds));
        }

        var done = await RunAsync();

        Assert.Equal((JobState.Done, null), (done.State, done.Error));
        Assert.InRange(done.TotalSeconds, 60, 62);
    }

    [Fact]
    public async Task What_a_crash_left_of_decoding_is_cleared_away()
    {
        var left = Path.Combine(_host.Data.AudioParts, $"{_episode}.decode-0123");
        await File.WriteAllTextAsync(left, "half a file");

        await RunAsync();

        Assert.False(File.Exists(left));
    }

    private async Task FailAsync()
    {
        _host.Engines.Before = (window, _) =>
        {
            if (window.Start > TimeSpan.Zero)
            {
                throw new UnprocessableException("This model is broken.");
            }
        };
        Assert.Equal(JobState.Failed, (await RunAsync()).State);
        _host.Engines.Before = (_, _) => { };
    }

    private async Task<TranscribeStatus> RunAsync()
    {
        await Transcribe.StartAsync(_episode, new(), default);
        return await EndAsync();
    }

    private Task<TranscribeStatus> EndAsync() =>
        Eventually.BecomesAsync(() => Transcribe.StatusAsync(_episode, default), status => JobState.IsTerminal(status.State));
}
