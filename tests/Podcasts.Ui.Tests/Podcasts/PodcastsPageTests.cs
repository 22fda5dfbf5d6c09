using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Podcasts.Ui.Components.Pages.Podcasts;

namespace Podcasts.Ui.Tests.Podcasts;

public sealed class PodcastsPageTests : PageTest
{
    [Fact]
    public void Shows_are_cards_whose_artwork_comes_from_the_api_and_never_from_a_stranger()
    {
        Api.On("GET /api/podcasts", new[] { Samples.Show() });

        var page = Render<PodcastsPage>();

        var card = page.WaitForElement(".card:has(a)");
        Assert.Equal("/podcasts/p1", card.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("/api/podcasts/p1/image", card.QuerySelector("img")!.GetAttribute("src"));
        Assert.DoesNotContain("stranger.example", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_shelf_says_what_to_do_and_offers_the_sample_show()
    {
        Api.On("GET /api/podcasts", Array.Empty<object>()).On("POST /api/podcasts", Samples.Show(), 201);
        var page = Render<PodcastsPage>();
        Reads(page, "Write a podcast's name above, or paste the address of its feed");

        Button(page, "Add the sample show").Click();

        var navigation = Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.EndsWith("/podcasts/p1", navigation.Uri, StringComparison.Ordinal));
        Assert.Contains("""{"feedUrl":"http://127.0.0.1:""", Api.Bodies.Single(), StringComparison.Ordinal);
        Assert.EndsWith("""/samples/show/feed.xml"}""", Api.Bodies.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_that_is_refused_says_so_beside_its_field_and_keeps_what_was_typed()
    {
        const string Reason = "The address answered with an HTML page, not a feed. Look for a link called RSS on it.";
        Api.On("GET /api/podcasts", Array.Empty<object>()).On("POST /api/podcasts", Samples.Problem(Reason), 400);
        var page = Render<PodcastsPage>();

        page.Find("#feed").Change("https://example.org/");
        page.Find("form").Submit();

        Reads(page, Reason);
        var field = page.Find("#feed");
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Equal("feed-problem", field.GetAttribute("aria-describedby"));
        Assert.Equal("https://example.org/", field.GetAttribute("value"));
    }

    [Fact]
    public void Broken_rules_of_a_request_are_told_as_sentences()
    {
        string[] broken = ["A feed's address starts with http:// or https://."];
        Api.On("GET /api/podcasts", Array.Empty<object>())
            .On("POST /api/podcasts", new { title = "Invalid", errors = new { feedUrl = broken } }, 400);
        var page = Render<PodcastsPage>();

        page.Find("#feed").Change("ftp://example.org/");
        page.Find("form").Submit();

        Reads(page, "A feed's address starts with http:// or https://.");
    }

    [Fact]
    public void An_empty_field_is_answered_without_asking_the_api()
    {
        Api.On("GET /api/podcasts", Array.Empty<object>());
        var page = Render<PodcastsPage>();

        page.Find("form").Submit();

        Reads(page, "Write a show's name first, or paste the address of a feed");
        Assert.DoesNotContain("POST /api/podcasts", Api.Requests);
    }

    [Fact]
    public async Task An_api_that_is_gone_is_named_and_can_be_asked_again()
    {
        await Api.DisposeAsync();

        var page = Render<PodcastsPage>();

        Reads(page, "does not answer");
        Assert.NotNull(Button(page, "Try again"));
    }
}
