using System.Text;
using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Fetching;
using Podcasts.Core.Podcasts;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Tests.Podcasts;

public sealed class PodcastsTests : IAsyncLifetime
{
    private Publisher _publisher = null!;
    private OpsHost _host = null!;

    private PodcastsOrchestrator Podcasts => _host.Get<PodcastsOrchestrator>();

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.ServeFeed("one", "two");
        _host = await OpsHost.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task A_show_is_added_once_and_found_after_that()
    {
        var (podcast, created) = await Podcasts.AddAsync(_publisher.Feed, default);
        var (again, createdAgain) = await Podcasts.AddAsync(_publisher.Feed, default);

        Assert.True(created);
        Assert.False(createdAgain);
        Assert.Equal(podcast.Id, again.Id);
        Assert.True(Ids.Fits(podcast.Id));
        Assert.Equal(["Episode two", "Episode one"], podcast.Episodes.Select(episode => episode.Title));
        Assert.Equal(podcast.Id, Assert.Single(await Podcasts.ListAsync(default)).Id);
    }

    [Fact]
    public async Task The_login_of_a_feed_is_used_and_shown_to_nobody()
    {
        var withLogin = new UriBuilder(_publisher.Feed) { UserName = "me", Password = "secret" }.Uri;

        var (podcast, _) = await Podcasts.AddAsync(withLogin, default);
        await Podcasts.RefreshAsync(podcast.Id, default);

        Assert.Equal(_publisher.Feed.AbsoluteUri, podcast.FeedUrl);
        Assert.DoesNotContain(_host.Logs.Lines, line => line.Text.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refresh_keeps_ids_and_episodes_that_the_feed_has_dropped()
    {
        var (before, _) = await Podcasts.AddAsync(_publisher.Feed, default);
        _publisher.ServeFeed("two", "three");

        var after = await Podcasts.RefreshAsync(before.Id, default);

        Assert.Equal(["Episode one", "Episode three", "Episode two"], after.Episodes.Select(episode => episode.Title).Order());
        Assert.Subset(after.Episodes.Select(episode => episode.Id).ToHashSet(), before.Episodes.Select(episode => episode.Id).ToHashSet());
    }

    [Fact]
    public async Task A_feed_that_cannot_be_read_leaves_everything_as_it_was()
    {
        var (before, _) = await Podcasts.AddAsync(_publisher.Feed, default);
        _publisher.Serve("/feed.xml", Encoding.UTF8.GetBytes("<html><body>Gone fishing</body></html>"), "text/html");

        var failure = await Assert.ThrowsAsync<FeedException>(() => Podcasts.RefreshAsync(before.Id, default));
        var after = await Podcasts.GetAsync(before.Id, default);

        Assert.IsType<UnprocessableException>(Faults.Explain(failure));
        Assert.Equal(before.Episodes, after.Episodes);
    }

    [Fact]
    public async Task A_feed_that_is_not_there_names_status_and_host()
    {
        var failure = await Assert.ThrowsAsync<FetchException>(() => Podcasts.AddAsync(new Uri(_publisher.Address, "/none.xml"), default));

        Assert.Contains("127.0.0.1 answers 404", Faults.Explain(failure)!.Message, StringComparison.Ordinal);
        Assert.Empty(await Podcasts.ListAsync(default));
    }

    [Fact]
    public async Task A_deleted_show_takes_its_jobs_transcripts_and_audio_along()
    {
        _publisher.ServeFile("/two.mp3", await Sound.FileAsync(60), "audio/mpeg");
        var episode = await _host.AddAsync(_publisher);
        using var heard = new ManualResetEventSlim();
        _host.Engines.Before = (window, token) =>
        {
            if (window.Start > TimeSpan.Zero)
            {
                heard.Set();
                token.WaitHandle.WaitOne();
            }
        };
        await _host.Get<TranscribeOrchestrator>().StartAsync(episode, new(), default);
        await Eventually.IsSoAsync(() => heard.IsSet);

        await Podcasts.DeleteAsync((await Podcasts.ListAsync(default)).Single().Id, default);

        Assert.Empty(await Podcasts.ListAsync(default));
        Assert.Equal(0, await _host.QueryAsync(async database =>
            await database.Episodes.CountAsync() + await database.Transcribes.CountAsync() + await database.Segments.CountAsync()));
        Assert.Empty(Directory.GetFiles(_host.Data.Audio));
        Assert.Empty(Directory.GetFiles(_host.Data.SetAside));
    }

    [Fact]
    public async Task A_deleted_show_takes_its_unfinished_downloads_along()
    {
        var episode = await _host.AddAsync(_publisher);
        var part = Path.Combine(_host.Data.AudioParts, episode);
        await File.WriteAllTextAsync(part, "half");
        await File.WriteAllTextAsync(part + ".resume", "{}");

        await Podcasts.DeleteAsync((await Podcasts.ListAsync(default)).Single().Id, default);

        Assert.Empty(Directory.GetFiles(_host.Data.AudioParts));
    }

    [Fact]
    public async Task A_show_of_two_thousand_episodes_is_stored_and_refreshed()
    {
        _publisher.ServeFeed([.. Enumerable.Range(0, 2000).Select(i => $"e{i}")]);
        var (podcast, _) = await Podcasts.AddAsync(_publisher.Feed, default);

        var refreshed = await Podcasts.RefreshAsync(podcast.Id, default);

        Assert.Equal(2000, refreshed.Episodes.Count);
    }

    [Fact]
    public async Task A_shows_picture_is_fetched_once()
    {
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0];
        _publisher.Serve("/art.png", png, "image/png");
        _publisher.Serve(
            "/feed.xml",
            Encoding.UTF8.GetBytes($"<rss version=\"2.0\"><channel><title>t</title><image><url>{_publisher.Address}art.png</url></image><item><title>e</title><enclosure url=\"{_publisher.Address}e.mp3\" type=\"audio/mpeg\"/></item></channel></rss>"),
            "text/xml");
        var (podcast, _) = await Podcasts.AddAsync(_publisher.Feed, default);

        await Podcasts.ImageAsync(podcast.Id, default);
        var image = await Podcasts.ImageAsync(podcast.Id, default);

        Assert.Equal("image/png", image.ContentType);
        Assert.Equal(png, await File.ReadAllBytesAsync(image.Path));
        Assert.Single(_publisher.Asked, path => path == "/art.png");
    }

    [Fact]
    public async Task What_is_not_there_is_said_to_be_not_there()
    {
        await Assert.ThrowsAsync<NotFoundException>(() => Podcasts.GetAsync("aaaaaaaaaaaa", default));
        await Assert.ThrowsAsync<NotFoundException>(() => Podcasts.DeleteAsync("aaaaaaaaaaaa", default));
        await Assert.ThrowsAsync<NotFoundException>(() => Podcasts.RefreshAsync("aaaaaaaaaaaa", default));
    }
}
