using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Podcasts;

namespace Podcasts.Ui.Tests.Podcasts;

public sealed class PodcastPageTests : PageTest
{
    [Fact]
    public void A_visit_shows_what_is_known_at_once_and_looks_for_new_episodes_behind_it()
    {
        var answer = new TaskCompletionSource();
        Api.On("GET /api/podcasts/p1", Samples.Show(2)).On("POST /api/podcasts/p1/refresh", async context =>
        {
            await answer.Task;
            await FakeApi.AnswerAsync(context, Samples.Show(3));
        });

        var page = Open();

        Reads(page, "2 episodes");
        Reads(page, "Looking for new episodes");
        answer.SetResult();
        Reads(page, "3 episodes");
        Reads(page, "1 new episode");
    }

    [Fact]
    public void A_feed_that_was_just_read_is_not_read_again()
    {
        Api.On("GET /api/podcasts/p1", Samples.Show(refreshed: TimeProvider.System.GetUtcNow()));

        var page = Open();

        Reads(page, "3 episodes");
        Assert.DoesNotContain("POST /api/podcasts/p1/refresh", Api.Requests);
    }

    [Fact]
    public void A_refresh_that_fails_leaves_the_episodes_and_says_why()
    {
        Api.On("GET /api/podcasts/p1", Samples.Show()).On("POST /api/podcasts/p1/refresh", Samples.Problem("stranger.example answered 503."), 502);

        var page = Open();

        Reads(page, "Not refreshed: stranger.example answered 503.");
        Assert.Equal(3, page.FindAll(".episodes li").Count);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(30, true)]
    [InlineData(0, false)]
    public void A_feed_that_fails_for_more_than_a_day_is_told_with_a_way_out(int days, bool told)
    {
        var now = TimeProvider.System.GetUtcNow();
        Api.On("GET /api/podcasts/p1", Samples.Show(refreshed: now) with { Feed = new(now.AddHours(8), now.AddDays(-days), "stranger.example answers 410 Gone.") });

        var page = Open();

        Reads(page, "3 episodes");
        Assert.Equal(told, Text(page).Contains("stranger.example answers 410 Gone. What is here stays. It is tried again by itself, ever more seldom.", StringComparison.Ordinal));
    }

    [Fact]
    public void Hosts_are_named_without_their_pictures()
    {
        Api.On("GET /api/podcasts/p1", Samples.Show(refreshed: TimeProvider.System.GetUtcNow()) with { Persons = [new("Ada Shore", "host", "https://ada.example/"), new("Ben Hill", "producer", null)] });

        var page = Open();

        page.WaitForElement(".credits");
        Assert.Equal(["Ada Shore host", "Ben Hill producer"], page.FindAll(".credits li").Select(person => string.Join(' ', person.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal("noopener noreferrer nofollow", page.Find(".credits a").GetAttribute("rel"));
    }

    [Fact]
    public void Episodes_carry_their_date_their_length_and_their_mark()
    {
        Api.On("GET /api/podcasts/p1", Samples.Show(refreshed: TimeProvider.System.GetUtcNow()));

        var page = Open();

        page.WaitForElement(".episodes");
        var rows = page.FindAll(".episodes li");
        Assert.Equal("3 Oct 2026", rows[0].QuerySelector("time")!.TextContent);
        Assert.Equal("4 min", rows[0].QuerySelectorAll("time")[1].TextContent);
        Assert.Null(rows[0].QuerySelector(".mark"));
        Assert.Equal("Transcribed", rows[1].QuerySelector(".mark")!.TextContent);
    }

    [Fact]
    public void Two_thousand_episodes_come_in_pages_and_can_be_searched_by_title()
    {
        Api.On("GET /api/podcasts/p1", Samples.Show(2000, TimeProvider.System.GetUtcNow()));
        var page = Open();
        Reads(page, "2,000 episodes");
        Assert.Equal(50, page.FindAll(".episodes li").Count);

        Button(page, "Show 50 more").Click();
        Assert.Equal(100, page.FindAll(".episodes li").Count);

        page.Find("input[type=search]").Input("EPISODE 1999");
        Assert.Equal("Episode 1999: the tide and the tower", Assert.Single(page.FindAll(".episodes li")).QuerySelector("a")!.TextContent);

        page.Find("input[type=search]").Input("nothing like it");
        Reads(page, "No title has “nothing like it” in it.");
    }

    [Fact]
    public void A_show_is_removed_only_after_a_second_yes()
    {
        Api.On("GET /api/podcasts/p1", Samples.Show(refreshed: TimeProvider.System.GetUtcNow()))
            .On("DELETE /api/podcasts/p1", context =>
            {
                context.Response.StatusCode = 204;
                return Task.CompletedTask;
            });
        var page = Open();

        Button(page, "Remove show").Click();
        Reads(page, "Remove “The Harbour Hour” with its audio and transcripts?");
        Button(page, "Keep it").Click();
        Button(page, "Remove show").Click();
        Assert.DoesNotContain("DELETE /api/podcasts/p1", Api.Requests);
        Button(page, "Yes, remove").Click();

        var navigation = Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.EndsWith("/podcasts", navigation.Uri, StringComparison.Ordinal));
        Assert.Contains("DELETE /api/podcasts/p1", Api.Requests);
    }

    private IRenderedComponent<PodcastPage> Open() => Render<PodcastPage>(page => page.Add(show => show.Podcast, "p1"));
}
