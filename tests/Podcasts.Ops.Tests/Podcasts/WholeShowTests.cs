using System.Globalization;
using System.Text;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Queue;

namespace Podcasts.Ops.Tests.Podcasts;

/// <summary>Many episodes at once, in a queue that is paused, so that nothing is heard.</summary>
public sealed class WholeShowTests : IAsyncLifetime
{
    private Publisher _publisher = null!;
    private OpsHost _host = null!;
    private string _show = null!;

    private PodcastsOrchestrator Podcasts => _host.Get<PodcastsOrchestrator>();

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        Serve(("old", Old, 1), ("older", Old.AddDays(-1), 1), ("new", Old.AddYears(1), 2));
        _host = await OpsHost.StartAsync(null, ("Podcasts:RefreshEvery", "00:00:00.3"));
        await _host.Get<WorkControl>().PauseAsync(QueuePause.Stop, default);
        _show = (await Podcasts.AddAsync(_publisher.Feed, default)).Podcast.Id;
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    private static DateTimeOffset Old { get; } = new(2020, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public async Task A_whole_back_catalogue_is_put_in_line_once_the_newest_first()
    {
        var started = await Podcasts.TranscribeAsync(_show, null, again: false, default);
        var again = await Podcasts.TranscribeAsync(_show, null, again: true, default);

        Assert.Equal((3, 0), (started, again));
        Assert.Equal(["new", "old", "older"], await WaitingAsync());
    }

    [Fact]
    public async Task A_season_is_put_in_line_alone()
    {
        Assert.Equal([2, 1, 1], (await Podcasts.GetAsync(_show, default)).Episodes.Select(episode => episode.Season));

        Assert.Equal(2, await Podcasts.TranscribeAsync(_show, 1, again: false, default));

        Assert.Equal(["old", "older"], await WaitingAsync());
    }

    [Fact]
    public async Task What_has_a_transcript_is_left_alone_unless_all_are_wanted_again()
    {
        var newest = (await Podcasts.GetAsync(_show, default)).Episodes[0].Id;
        await _host.TamperAsync($"""INSERT INTO "Transcripts" ("Id", "EpisodeId", "Model", "Translated", "DurationSeconds", "Finished") VALUES ('t', {newest}, 'tiny.en', FALSE, 5, 1700000000000)""");

        Assert.Equal(2, await Podcasts.TranscribeAsync(_show, null, again: false, default));
        Assert.Equal(1, await Podcasts.TranscribeAsync(_show, null, again: true, default));
    }

    [Fact]
    public async Task A_long_line_is_counted_whole_and_told_in_part()
    {
        Serve([.. Enumerable.Range(0, 120).Select(number => ($"e{number}", Old.AddDays(number), 1))]);
        await Podcasts.RefreshAsync(_show, default);

        await Podcasts.TranscribeAsync(_show, null, again: false, default);
        var queue = await _host.Get<QueueOrchestrator>().GetAsync(default);

        Assert.Equal((123, 100), (queue.Counts.Waiting, queue.Waiting.Count));
    }

    [Fact]
    public async Task New_episodes_are_transcribed_by_themselves_where_somebody_has_set_that_and_old_ones_under_new_names_are_not()
    {
        await Podcasts.SaveSettingsAsync(_show, new(null, null, null, [], TranscribeNew: true), default);
        Serve(("today", TimeProvider.System.GetUtcNow(), 2), ("renamed", Old, 1));

        await Eventually.BecomesAsync(WaitingAsync, waiting => waiting.Count > 0); // Nobody opens the show's page.
        await Podcasts.SaveSettingsAsync(_show, new(null, null, null, [], TranscribeNew: false), default);
        Serve(("tomorrow", TimeProvider.System.GetUtcNow(), 2));
        await Podcasts.RefreshAsync(_show, default);

        Assert.Equal(["today"], await WaitingAsync());
        Assert.False((await Podcasts.GetSettingsAsync(_show, default)).TranscribeNew);
    }

    [Fact]
    public async Task A_refresh_holds_where_new_episodes_cannot_be_transcribed()
    {
        await Podcasts.SaveSettingsAsync(_show, new("tiny.en", null, null, [], TranscribeNew: true), default);
        File.Delete(Directory.GetFiles(_host.Data.Models, "*tiny.en*").Single());
        Serve(("today", TimeProvider.System.GetUtcNow(), 2));

        var show = await Podcasts.RefreshAsync(_show, default);

        Assert.Contains(show.Episodes, episode => episode.Title == "today");
        Assert.Contains(_host.Logs.Lines, line => line.Text.Contains("are not transcribed by themselves", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> WaitingAsync() => [.. (await _host.Get<QueueOrchestrator>().GetAsync(default)).Waiting.Select(episode => episode.Title)];

    private void Serve(params (string Title, DateTimeOffset Published, int Season)[] episodes)
    {
        var items = episodes.Select(episode => string.Create(
            CultureInfo.InvariantCulture,
            $"<item><guid>{episode.Title}</guid><title>{episode.Title}</title><pubDate>{episode.Published:R}</pubDate><itunes:season>{episode.Season}</itunes:season><enclosure url=\"{_publisher.Address}a.mp3\" type=\"audio/mpeg\" length=\"1\"/></item>"));
        var feed = $"<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel><title>Tests on the air</title><description>d</description>{string.Concat(items)}</channel></rss>";
        _publisher.Serve("/feed.xml", Encoding.UTF8.GetBytes(feed), "application/rss+xml");
    }
}
