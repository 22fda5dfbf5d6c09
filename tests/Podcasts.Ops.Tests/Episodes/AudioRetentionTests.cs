using Podcasts.Ops.Episodes;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Tests.Episodes;

public sealed class AudioRetentionTests : IAsyncLifetime
{
    private Publisher _publisher = null!;
    private OpsHost _host = null!;
    private string _episode = null!;

    private EpisodesOrchestrator Episodes => _host.Get<EpisodesOrchestrator>();

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.ServeFeed("one");
        _publisher.ServeFile("/one.mp3", await Sound.FileAsync(5), "audio/mpeg");
        _host = await OpsHost.StartAsync();
        _episode = await _host.AddAsync(_publisher);
        await _host.Get<TranscribeOrchestrator>().StartAsync(_episode, new(), default);
        await Eventually.BecomesAsync(() => _host.Get<TranscribeOrchestrator>().StatusAsync(_episode, default), status => status.State == JobState.Done);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task Audio_is_kept_for_good_and_young_audio_in_any_case()
    {
        await AgeAsync(days: 1000);
        await _host.Get<AudioRetention>().TidyAsync(default);
        await KeepAsync(days: 3);
        await AgeAsync(days: 2);
        await _host.Get<AudioRetention>().TidyAsync(default);

        Assert.True((await Episodes.GetAsync(_episode, default)) is { Stored: true, AudioDeleted: null });
    }

    [Fact]
    public async Task Old_audio_goes_and_its_transcript_stays_and_says_what_it_was_made_from()
    {
        var copy = (await Episodes.GetAsync(_episode, default)).Copy;
        await KeepAsync(days: 3);
        await AgeAsync(days: 4);

        await _host.Get<AudioRetention>().TidyAsync(default);

        var episode = await Episodes.GetAsync(_episode, default);
        Assert.True(episode is { Stored: false, Transcribed: true, Copy: null, AudioDeleted: not null });
        Assert.Equal(copy!.Hash, episode.TranscribedFrom!.Hash);
        Assert.Empty(Directory.GetFiles(_host.Data.Audio));
        Assert.NotEmpty((await _host.Get<TranscriptsOrchestrator>().GetAsync(_episode, default)).Segments);
    }

    [Fact]
    public async Task Audio_that_work_is_to_be_done_for_is_left_alone()
    {
        await KeepAsync(days: 0);
        await AgeAsync(days: 4);
        await _host.Get<WorkControl>().PauseAsync(QueuePause.Stop, default);
        await _host.Get<TranscribeOrchestrator>().StartAsync(_episode, new(), default);

        await _host.Get<AudioRetention>().TidyAsync(default);

        Assert.True((await Episodes.GetAsync(_episode, default)).Stored);
    }

    [Fact]
    public async Task What_was_deleted_is_fetched_again_and_the_same_file_is_the_transcripts_own()
    {
        await DeleteAsync();

        var end = await FetchAsync();

        Assert.Equal(new AudioFetchStatus(AudioFetchState.Done, 100, null), end);
        var episode = await Episodes.GetAsync(_episode, default);
        Assert.Equal(episode.TranscribedFrom!.Hash, episode.Copy!.Hash);
        Assert.Null(episode.AudioDeleted);
        Assert.NotEmpty((await Episodes.PeaksAsync(_episode, default)).Peaks);
        Assert.Empty(Directory.GetFiles(_host.Data.Audio, "*.wav")); // Nobody is to hear it, so it is not kept decoded.
    }

    [Fact]
    public async Task A_file_that_the_publisher_has_changed_is_another_copy_and_the_transcript_stays_tied_to_its_own()
    {
        await DeleteAsync();
        _publisher.ServeFile("/one.mp3", await Sound.FileAsync(8), "audio/mpeg");

        await FetchAsync();

        var episode = await Episodes.GetAsync(_episode, default);
        Assert.NotEqual(episode.TranscribedFrom!.Hash, episode.Copy!.Hash);
        Assert.InRange(episode.TranscribedFrom.Duration.TotalSeconds, 4.9, 5.2);
        Assert.InRange(episode.Copy.Duration.TotalSeconds, 7.9, 8.2);
    }

    [Fact]
    public async Task A_file_that_is_gone_says_so_and_can_be_asked_for_again()
    {
        await DeleteAsync();
        _publisher.Pages.Clear();
        await Episodes.FetchAudioAsync(_episode, default); // It may have failed by the time of the answer.
        var failed = await Episodes.AudioProgressAsync(_episode, default).LastAsync();
        _publisher.ServeFile("/one.mp3", await Sound.FileAsync(5), "audio/mpeg");

        Assert.Contains("404", failed.Problem, StringComparison.Ordinal);
        Assert.Equal(AudioFetchState.Done, (await FetchAsync()).State);
    }

    [Fact]
    public async Task Nobody_watches_what_nobody_has_asked_for() =>
        await Assert.ThrowsAsync<NotFoundException>(async () => await Episodes.AudioProgressAsync(_episode, default).FirstAsync());

    private async Task DeleteAsync()
    {
        await KeepAsync(days: 0);
        await AgeAsync(days: 1);
        await _host.Get<AudioRetention>().TidyAsync(default);
        Assert.Empty(Directory.GetFiles(_host.Data.Audio));
    }

    private async Task<AudioFetchStatus> FetchAsync()
    {
        Assert.NotEqual(AudioFetchState.Failed, (await Episodes.FetchAudioAsync(_episode, default)).State);
        return await Episodes.AudioProgressAsync(_episode, default).LastAsync();
    }

    private async Task KeepAsync(int days)
    {
        var show = (await Episodes.GetAsync(_episode, default)).Podcast;
        await _host.Get<PodcastsOrchestrator>().SaveSettingsAsync(show, new(null, null, null, [], KeepAudioDays: days), default);
    }

    private async Task AgeAsync(int days)
    {
        var then = (TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(days)).ToUnixTimeMilliseconds();
        await _host.TamperAsync($"""UPDATE "Episodes" SET "AudioStored" = {then}""");
        await _host.TamperAsync($"""UPDATE "Transcripts" SET "Finished" = {then}""");
    }
}
