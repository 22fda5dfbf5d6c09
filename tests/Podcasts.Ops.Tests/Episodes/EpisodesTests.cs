using Podcasts.Ops.Episodes;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Tests.Episodes;

public sealed class EpisodesTests : IAsyncLifetime
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
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task Before_the_download_there_is_no_audio_but_a_way_to_it()
    {
        var failure = await Assert.ThrowsAsync<NotFoundException>(() => Episodes.AudioAsync(_episode, default));

        Assert.Contains($"POST /api/transcribe/{_episode}", failure.Message, StringComparison.Ordinal);
        Assert.False((await Episodes.GetAsync(_episode, default)).Stored);
    }

    [Fact]
    public async Task After_the_download_the_audio_is_ours_and_measured()
    {
        await TranscribeAsync();

        var audio = await Episodes.AudioAsync(_episode, default);
        var episode = await Episodes.GetAsync(_episode, default);

        Assert.Equal("audio/mpeg", audio.ContentType);
        Assert.Equal(await File.ReadAllBytesAsync(await Sound.FileAsync(5)), await File.ReadAllBytesAsync(audio.Path));
        Assert.True(episode is { Stored: true, Transcribed: true, PodcastTitle: "Tests on the air" });
        Assert.InRange(episode.Duration!.Value.TotalSeconds, 4.9, 5.2);
        Assert.Empty(Directory.GetFiles(_host.Data.AudioParts));
    }

    [Fact]
    public async Task A_file_that_was_cut_short_is_noticed_set_aside_and_downloaded_again()
    {
        await TranscribeAsync();
        var path = (await Episodes.AudioAsync(_episode, default)).Path;
        await using (var file = File.OpenWrite(path))
        {
            file.SetLength(100);
        }

        await Assert.ThrowsAsync<NotFoundException>(() => Episodes.AudioAsync(_episode, default));
        await TranscribeAsync();

        Assert.Equal(100, new FileInfo(Assert.Single(Directory.GetFiles(_host.Data.SetAside))).Length);
        Assert.Contains(_host.Logs.Lines, line => line.Text.Contains("was set aside", StringComparison.Ordinal) && line.Text.Contains(path, StringComparison.Ordinal));
        Assert.Equal(path, (await Episodes.AudioAsync(_episode, default)).Path);
        Assert.Equal(2, _publisher.Asked.Count(asked => asked == "/one.mp3"));
    }

    [Fact]
    public async Task A_file_whose_content_was_spoilt_is_noticed_by_the_next_job()
    {
        await TranscribeAsync();
        var path = (await Episodes.AudioAsync(_episode, default)).Path;
        await File.WriteAllBytesAsync(path, new byte[new FileInfo(path).Length]);

        await TranscribeAsync();

        Assert.Single(Directory.GetFiles(_host.Data.SetAside));
        Assert.Equal(await File.ReadAllBytesAsync(await Sound.FileAsync(5)), await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task A_file_that_vanished_is_downloaded_again()
    {
        await TranscribeAsync();
        File.Delete((await Episodes.AudioAsync(_episode, default)).Path);

        await TranscribeAsync();

        Assert.True(File.Exists((await Episodes.AudioAsync(_episode, default)).Path));
    }

    [Theory]
    [InlineData("ogg", "audio/ogg")]
    [InlineData("m4a", "audio/mp4")]
    [InlineData("flac", "audio/flac")]
    [InlineData("wav", "audio/wav")]
    public async Task Audio_of_any_usual_kind_is_kept_as_what_it_is_whatever_its_address_says(string extension, string type)
    {
        _publisher.ServeFile("/one.mp3", await Sound.FileAsync(5, extension), "application/octet-stream");

        await TranscribeAsync();

        var audio = await Episodes.AudioAsync(_episode, default);
        Assert.Equal((type, "." + extension), (audio.ContentType, Path.GetExtension(audio.Path)));
    }

    [Fact]
    public async Task A_recording_that_breaks_off_is_heard_as_far_as_it_goes()
    {
        var whole = await File.ReadAllBytesAsync(await Sound.FileAsync(60));
        _publisher.Serve("/one.mp3", whole[..(whole.Length / 2)], "audio/mpeg");

        await TranscribeAsync();

        var transcript = await _host.Get<TranscriptsOrchestrator>().GetAsync(_episode, default);
        Assert.InRange(transcript.Duration.TotalSeconds, 28, 32);
    }

    private async Task TranscribeAsync()
    {
        await _host.Get<TranscribeOrchestrator>().StartAsync(_episode, new(), default);
        var end = await Eventually.BecomesAsync(
            () => _host.Get<TranscribeOrchestrator>().StatusAsync(_episode, default), status => JobState.IsTerminal(status.State));
        Assert.Equal((JobState.Done, null), (end.State, end.Error));
    }
}
