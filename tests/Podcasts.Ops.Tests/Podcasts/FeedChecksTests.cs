using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Fetching;
using Podcasts.Ops.Podcasts;

namespace Podcasts.Ops.Tests.Podcasts;

/// <summary>Feeds that are read by themselves; what a day would bring is written into the rows.</summary>
public sealed class FeedChecksTests : IAsyncLifetime
{
    private Publisher _publisher = null!;
    private OpsHost _host = null!;
    private string _show = null!;

    private PodcastsOrchestrator Podcasts => _host.Get<PodcastsOrchestrator>();

    private FeedChecks Feeds => _host.Get<FeedChecks>();

    private int Asked => _publisher.Asked.Count(path => path == "/feed.xml");

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.ServeFeed("one");
        _host = await OpsHost.StartAsync();
        _show = (await Podcasts.AddAsync(_publisher.Feed, default)).Podcast.Id;
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task A_feed_is_due_an_hour_after_it_was_read_and_given_to_one_node_only()
    {
        Assert.Empty(await Feeds.TakeDueAsync(default));
        await MakeDueAsync();

        Assert.Equal([_show], (await Feeds.TakeDueAsync(default)).Select(show => show.Id));
        Assert.Empty(await Feeds.TakeDueAsync(default));
    }

    [Fact]
    public async Task A_feed_that_has_not_changed_is_not_sent_again_and_counts_as_read()
    {
        var statuses = Statuses();
        await CheckAsync();
        await MakeDueAsync();

        await CheckAsync();

        Assert.Equal([200, 304], statuses);
        var show = await Podcasts.GetAsync(_show, default);
        Assert.Single(show.Episodes);
        Assert.True(TimeProvider.System.GetUtcNow() - show.Refreshed < TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Somebody_who_asks_and_a_newer_build_read_it_whole_all_the_same()
    {
        var statuses = Statuses();
        await CheckAsync();

        await Podcasts.RefreshAsync(_show, default);
        await _host.TamperAsync($"""UPDATE "FeedChecks" SET "Reader" = 'older'""");
        await CheckAsync();

        Assert.Equal([200, 200, 200], statuses);
    }

    [Fact]
    public async Task A_publisher_who_asks_for_patience_has_it()
    {
        _publisher.Channel = "<ttl>240</ttl>";
        _publisher.ServeFeed("one");

        await CheckAsync();
        var asked = await NextAsync();
        await CheckAsync(); // Nothing has changed, and the host does not say it again.

        Assert.InRange(asked.TotalMinutes, 235, 240);
        Assert.InRange((await NextAsync()).TotalMinutes, 235, 240);
    }

    [Fact]
    public async Task A_feed_that_fails_is_asked_ever_more_seldom_says_why_and_since_when_and_comes_back()
    {
        _publisher.Pages["/feed.xml"] = context =>
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
            return Task.CompletedTask;
        };
        await Assert.ThrowsAsync<FetchException>(CheckAsync);
        var first = (await Podcasts.GetAsync(_show, default)).Feed;
        await Assert.ThrowsAsync<FetchException>(CheckAsync);
        await Assert.ThrowsAsync<FetchException>(CheckAsync);
        var third = (await Podcasts.GetAsync(_show, default)).Feed;

        Assert.Contains("gone for good", third.Problem, StringComparison.Ordinal);
        Assert.Equal(first.FailingSince, third.FailingSince);
        Assert.InRange((await NextAsync()).TotalHours, 3.9, 4);

        _publisher.ServeFeed("one", "two");
        await CheckAsync();

        Assert.True((await Podcasts.GetAsync(_show, default)) is { Feed: { Problem: null, FailingSince: null }, Episodes.Count: 2 });
    }

    [Fact]
    public async Task How_often_is_set_for_a_show_and_holds_at_once()
    {
        await SaveAsync(6);
        await MakeDueAsync(hours: 5);
        Assert.Empty(await Feeds.TakeDueAsync(default));
        await MakeDueAsync(hours: 7);
        Assert.Single(await Feeds.TakeDueAsync(default));

        await SaveAsync(0);
        await MakeDueAsync(hours: 1000);

        Assert.Empty(await Feeds.TakeDueAsync(default));
        Assert.Null((await Podcasts.GetAsync(_show, default)).Feed.Next);
    }

    [Fact]
    public async Task A_row_that_makes_no_sense_is_set_aside_and_the_feed_read_whole()
    {
        await CheckAsync();
        await _host.TamperAsync($"""UPDATE "FeedChecks" SET "Failures" = 3""");
        Assert.Null((await Podcasts.GetAsync(_show, default)).Feed.Problem);
        await MakeDueAsync();

        Assert.Single(await Feeds.TakeDueAsync(default));
        await CheckAsync();

        Assert.Null(await _host.QueryAsync(database => database.FeedChecks.IgnoreQueryFilters().Select(row => row.SetAsideReason).SingleAsync()));
    }

    [Fact]
    public async Task What_is_due_is_read_without_anybody_asking()
    {
        await using var host = await OpsHost.StartAsync(null, ("Podcasts:RefreshEvery", "00:00:00.3"));
        await host.AddAsync(_publisher);
        var before = Asked;

        await Eventually.IsSoAsync(() => Asked > before + 1);
    }

    private async Task CheckAsync() => await Podcasts.CheckAsync(await _host.QueryAsync(database => database.Podcasts.AsNoTracking().SingleAsync()), default);

    private Task<PodcastSettings> SaveAsync(int hours) => Podcasts.SaveSettingsAsync(_show, new(null, null, null, [], CheckHours: hours), default);

    private async Task<TimeSpan> NextAsync() =>
        DateTimeOffset.FromUnixTimeMilliseconds(await _host.QueryAsync(database => database.FeedChecks.Select(row => row.Next).SingleAsync())) - TimeProvider.System.GetUtcNow();

    private async Task MakeDueAsync(int hours = 2)
    {
        var then = (TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(hours)).ToUnixTimeMilliseconds();
        await _host.TamperAsync($"""UPDATE "Podcasts" SET "Refreshed" = {then}""");
        await _host.TamperAsync($"""UPDATE "FeedChecks" SET "Next" = {then}""");
    }

    private List<int> Statuses()
    {
        var statuses = new List<int>();
        var page = _publisher.Pages["/feed.xml"];
        _publisher.Pages["/feed.xml"] = async context =>
        {
            await page(context);
            statuses.Add(context.Response.StatusCode);
        };
        return statuses;
    }
}
