using System.Text;
using Microsoft.EntityFrameworkCore;
using Podcasts.Core;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Podcasts;

namespace Podcasts.Ops.Tests.Episodes;

public sealed class EpisodeChaptersTests : IAsyncLifetime
{
    private Publisher _publisher = null!;
    private OpsHost _host = null!;

    private EpisodesOrchestrator Episodes => _host.Get<EpisodesOrchestrator>();

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _host = await OpsHost.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task A_file_of_chapters_is_fetched_when_somebody_looks_and_kept()
    {
        var episode = await AddAsync("<podcast:chapters url=\"/chapters.json\" type=\"application/json+chapters\"/>");
        Serve("""{"chapters": [{"startTime": 0, "title": "Hello"}, {"startTime": 61.5, "endTime": 90, "title": "The tower", "url": "https://tower.example/"}]}""");

        Assert.Equal(
            [new(TimeSpan.Zero, null, "Hello", null), new(TimeSpan.FromSeconds(61.5), TimeSpan.FromSeconds(90), "The tower", "https://tower.example/")],
            await Episodes.ChaptersAsync(episode, default));
        _publisher.Pages.Clear();
        await RefreshAsync();

        Assert.Equal(["Hello", "The tower"], (await Episodes.ChaptersAsync(episode, default)).Select(chapter => chapter.Title));
        Assert.Single(_publisher.Asked, "/chapters.json");
    }

    [Fact]
    public async Task A_day_later_they_are_read_again_and_those_of_before_stay_where_that_fails()
    {
        var episode = await AddAsync("<podcast:chapters url=\"/chapters.json\"/>");
        Serve("""{"chapters": [{"startTime": 0, "title": "Old"}]}""");
        await Episodes.ChaptersAsync(episode, default);
        await AgeAsync(episode);
        Serve("<html>");

        Assert.Equal("Old", Assert.Single(await Episodes.ChaptersAsync(episode, default)).Title);
        Serve("""{"chapters": [{"startTime": 5, "title": "New"}]}""");
        Assert.Equal("New", Assert.Single(await Episodes.ChaptersAsync(episode, default)).Title);
    }

    [Fact]
    public async Task Where_they_cannot_be_had_a_sentence_says_so()
    {
        var episode = await AddAsync("<podcast:chapters url=\"/chapters.json\"/>");

        var missing = await Assert.ThrowsAnyAsync<PodcastsCoreException>(() => Episodes.ChaptersAsync(episode, default));
        Serve("<html>");
        var none = await Assert.ThrowsAnyAsync<PodcastsCoreException>(() => Episodes.ChaptersAsync(episode, default));

        Assert.Contains("404", missing.Message, StringComparison.Ordinal);
        Assert.Contains("not a chapters file", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chapters_of_the_feed_itself_need_no_fetching_and_change_with_it()
    {
        var episode = await AddAsync("<psc:chapters xmlns:psc=\"http://podlove.org/simple-chapters\"><psc:chapter start=\"0\" title=\"Hello\"/></psc:chapters>");
        Assert.Equal("Hello", Assert.Single(await Episodes.ChaptersAsync(episode, default)).Title);

        _publisher.Item = "";
        await RefreshAsync();

        Assert.Empty(await Episodes.ChaptersAsync(episode, default));
    }

    private async Task<string> AddAsync(string item)
    {
        _publisher.Item = item;
        _publisher.ServeFeed("one");
        return await _host.AddAsync(_publisher);
    }

    private void Serve(string json) => _publisher.Serve("/chapters.json", Encoding.UTF8.GetBytes(json), "application/json");

    private async Task RefreshAsync()
    {
        _publisher.ServeFeed("one");
        var show = Assert.Single(await _host.Get<PodcastsOrchestrator>().ListAsync(default));
        await _host.Get<PodcastsOrchestrator>().RefreshAsync(show.Id, default);
    }

    private Task<int> AgeAsync(string episode) => _host.QueryAsync(database => database.Episodes.Where(e => e.Id == episode)
        .ExecuteUpdateAsync(set => set.SetProperty(e => e.ChaptersRead, e => e.ChaptersRead - (48 * 60 * 60 * 1000))));
}
