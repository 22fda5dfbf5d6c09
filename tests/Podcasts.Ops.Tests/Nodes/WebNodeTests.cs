using Podcasts.Core.Fetching;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Nodes;

namespace Podcasts.Ops.Tests.Nodes;

/// <summary>Audio that comes from another node over HTTP.</summary>
public sealed class WebNodeTests : IAsyncLifetime
{
    private Publisher _web = null!;
    private OpsHost _worker = null!;
    private string _sound = null!;
    private EpisodeRecord _episode = null!;

    private string Here => Path.Combine(_worker.Data.Audio, _episode.AudioFile!);

    public async Task InitializeAsync()
    {
        _web = await Publisher.StartAsync();
        var settings = await TestPostgres.SettingsAsync(Guid.NewGuid().ToString());
        _worker = await OpsHost.StartAsync(
            null, [.. settings.Select(setting => (setting.Key, setting.Value!)), ("Node:Role", "worker"), ("Node:Web", _web.Address.ToString()), ("Node:Token", "t"), ("Node:CacheMegabytes", "64")]);
        _sound = await Sound.FileAsync(100);
        _episode = new EpisodeRecord
        {
            Id = "eeeeeeeeeeee",
            PodcastId = "pppppppppppp",
            Guid = "g",
            Title = "t",
            Notes = "",
            AudioUrl = "https://show.example/1.mp3",
            AudioFile = await EpisodeAudio.HashAsync(_sound, default) + ".mp3",
            AudioBytes = new FileInfo(_sound).Length,
            AudioType = "audio/mpeg",
            AudioSeconds = 100,
        };
    }

    public async Task DisposeAsync()
    {
        await _worker.DisposeAsync();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task Audio_is_fetched_once_and_is_what_was_sent()
    {
        _web.ServeFile("/internal/audio/" + _episode.AudioFile, _sound, "audio/mpeg");

        await PullAsync();
        await PullAsync();

        Assert.Equal(await File.ReadAllBytesAsync(_sound), await File.ReadAllBytesAsync(Here));
        Assert.Single(_web.Asked);
    }

    [Fact]
    public async Task What_had_arrived_before_a_break_is_not_sent_again()
    {
        var bytes = await File.ReadAllBytesAsync(_sound);
        await File.WriteAllBytesAsync(Path.Combine(_worker.Data.AudioParts, _episode.AudioFile!), bytes[..1000]);
        var range = "";
        _web.Pages["/internal/audio/" + _episode.AudioFile] = async context =>
        {
            range = context.Request.Headers.Range.ToString();
            await Microsoft.AspNetCore.Http.Results.Bytes(bytes, "audio/mpeg", enableRangeProcessing: true).ExecuteAsync(Found(context));
        };

        await PullAsync();

        Assert.Equal("bytes=1000-", range);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Here));
    }

    [Fact]
    public async Task Audio_that_is_not_what_its_name_says_is_refused_and_fetched_again()
    {
        var spoilt = await File.ReadAllBytesAsync(_sound);
        spoilt[^1] ^= 1;
        _web.Serve("/internal/audio/" + _episode.AudioFile, spoilt, "audio/mpeg");

        await Assert.ThrowsAsync<UnavailableException>(PullAsync);
        _web.ServeFile("/internal/audio/" + _episode.AudioFile, _sound, "audio/mpeg");
        await PullAsync();

        Assert.Equal(_episode.AudioFile, await EpisodeAudio.HashAsync(Here, default) + ".mp3");
    }

    [Fact]
    public async Task A_token_that_is_refused_is_told_in_a_sentence()
    {
        _web.Pages["/internal/audio/" + _episode.AudioFile] = context =>
        {
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        };

        var failure = await Assert.ThrowsAsync<UnavailableException>(PullAsync);

        Assert.Contains("Set Node:Token to the same on both", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audio_that_the_web_node_lost_is_told_with_a_way_out() =>
        Assert.Contains("press Transcribe again", (await Assert.ThrowsAsync<UnprocessableException>(PullAsync)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_was_used_longest_ago_makes_room_with_all_that_was_made_of_it()
    {
        Write("old.mp3", 40, days: 3);
        Write("old.16k.wav", 4, days: 2);
        Write("older.mp3", 4, days: 4);
        Write("new.mp3", 10, days: 0);

        _worker.Get<AudioCache>().MakeRoom(20L << 20);

        Assert.Equal(["new.mp3"], Directory.EnumerateFiles(_worker.Data.Audio).Select(Path.GetFileName));
    }

    private static Microsoft.AspNetCore.Http.HttpContext Found(Microsoft.AspNetCore.Http.HttpContext context)
    {
        context.Response.StatusCode = 200;
        return context;
    }

    private Task PullAsync() => _worker.Get<WebNode>().PullAsync(_episode, new Progress<DownloadProgress>(), default);

    private void Write(string name, int megabytes, int days)
    {
        var path = Path.Combine(_worker.Data.Audio, name);
        using (var file = File.Create(path))
        {
            file.SetLength((long)megabytes << 20);
        }

        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-days));
    }
}
