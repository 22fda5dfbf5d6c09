using Podcasts.Core.Podcasts;

namespace Podcasts.Core.Tests.Podcasts;

public sealed class FeedScheduleTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(60, null, null, 60)]
    [InlineData(60, 15, null, 60)]
    [InlineData(60, 180, 90, 180)]
    [InlineData(60, null, 240, 240)]
    [InlineData(60, 525_600, null, 1440)]
    [InlineData(60, null, -5, 60)]
    [InlineData(10_080, 525_600, null, 10_080)]
    public void A_feed_is_read_no_oftener_than_wanted_nor_than_its_publisher_wants_and_at_least_once_a_day(int every, int? fresh, int? timeToLive, int minutes) =>
        Assert.Equal(Minutes(minutes), FeedSchedule.AfterSuccess(TimeSpan.FromMinutes(every), Minutes(fresh), Minutes(timeToLive)));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(6, 24)]
    [InlineData(1000, 24)]
    public void A_feed_that_fails_is_asked_ever_more_seldom_but_once_a_day(int failures, int hours) =>
        Assert.Equal(hours, FeedSchedule.AfterFailure(Hour, failures, null).TotalHours);

    [Fact]
    public void A_host_that_asks_for_patience_has_it_up_to_a_day()
    {
        Assert.Equal(TimeSpan.FromHours(5), FeedSchedule.AfterFailure(Hour, 1, TimeSpan.FromHours(5)));
        Assert.Equal(TimeSpan.FromHours(24), FeedSchedule.AfterFailure(Hour, 1, TimeSpan.FromDays(400)));
    }

    [Theory]
    [InlineData("<ttl>60</ttl>", 60)]
    [InlineData("<ttl> 90 </ttl>", 90)]
    [InlineData("<ttl>often</ttl>", null)]
    [InlineData("<ttl>99999999999</ttl>", null)]
    [InlineData("", null)]
    public void A_feed_says_in_minutes_how_long_it_stays_as_it_is(string element, int? minutes) =>
        Assert.Equal(Minutes(minutes), Feeds.Present(Feeds.Channel(element)).TimeToLive);

    private static TimeSpan? Minutes(int? minutes) => minutes is { } known ? TimeSpan.FromMinutes(known) : null;
}
