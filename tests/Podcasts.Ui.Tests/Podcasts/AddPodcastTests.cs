using Bunit;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Podcasts;

namespace Podcasts.Ui.Tests.Podcasts;

public sealed class AddPodcastTests : PageTest
{
    private static readonly FoundShow Harbour = new("The Harbour Hour", "Ada Shore", "https://harbour.example/feed.xml", "/api/directories/images/a1", "Apple Podcasts", null);

    [Fact]
    public void A_name_is_looked_up_and_a_press_adds_the_show()
    {
        Api.On("GET /api/directories", new FoundShows([Harbour], ["Podcast Index cannot be asked: it is down."])).On("POST /api/podcasts", Samples.Show(), 201);
        var added = "";
        var form = Render<AddPodcast>(made => made.Add(a => a.OnAdded, show => added = show.Id));

        Find(form, "harbour hour");

        Reads(form, "1 show for “harbour hour”");
        Reads(form, "Podcast Index cannot be asked: it is down.");
        Assert.Equal("/api/directories/images/a1", form.Find(".found img").GetAttribute("src"));
        form.Find("[aria-label='Add The Harbour Hour']").Click();
        form.WaitForAssertion(() => Assert.Equal("p1", added));
        Assert.Equal("""{"feedUrl":"https://harbour.example/feed.xml"}""", Api.Bodies.Single());
    }

    [Fact]
    public void A_show_that_is_here_is_opened_instead()
    {
        Api.On("GET /api/directories", new FoundShows([Harbour with { Podcast = "p1" }], []));
        var form = Render<AddPodcast>();

        Find(form, "harbour");

        form.WaitForAssertion(() => Assert.Equal("/podcasts/p1", form.Find(".found a").GetAttribute("href")));
        Assert.Empty(form.FindAll("[aria-label='Add The Harbour Hour']"));
    }

    [Fact]
    public void A_name_that_nobody_knows_leaves_a_way_out()
    {
        Api.On("GET /api/directories", new FoundShows([], []));
        var form = Render<AddPodcast>();

        Find(form, "xyzzy");

        Reads(form, "No directory knows “xyzzy”");
        Reads(form, "paste the address of the show's feed");
    }

    [Fact]
    public void Directories_that_do_not_answer_are_told_beside_the_field()
    {
        Api.On("GET /api/directories", Samples.Problem("Apple Podcasts cannot be asked. You can also paste the address of the show's feed."), 503);
        var form = Render<AddPodcast>();

        Find(form, "harbour");

        Reads(form, "You can also paste the address of the show's feed.");
        Assert.Equal("true", form.Find("#feed").GetAttribute("aria-invalid"));
    }

    private static void Find(IRenderedComponent<AddPodcast> form, string name)
    {
        form.Find("#feed").Change(name);
        form.Find("form").Submit();
    }
}
