using Bunit;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Podcasts;

namespace Podcasts.Ui.Tests.Podcasts;

public sealed class ShowPeopleTests : PageTest
{
    private static readonly ShowPerson Ada = new("s1", "p1", "Ada Shore", 3, 3, 540, true);

    [Fact]
    public void A_person_is_forgotten_only_after_a_second_press()
    {
        Api.On("GET /api/speakers", new[] { Ada, new ShowPerson(null, "p1", "Ben Hill", 0, 0, 0, true) }).On("DELETE /api/speakers/s1", context =>
        {
            context.Response.StatusCode = 204;
            Api.On("GET /api/speakers", Array.Empty<ShowPerson>());
            return Task.CompletedTask;
        });
        var people = Render<ShowPeople>(made => made.Add(part => part.Podcast, "p1"));
        Reads(people, "Ada Shore 3 episodes, voice prints from 9 min of speech");
        Assert.DoesNotContain("Ben Hill", Text(people), StringComparison.Ordinal);

        Button(people, "Delete").Click();
        Assert.DoesNotContain("DELETE /api/speakers/s1", Api.Requests);
        Button(people, "Yes, delete").Click();

        Reads(people, "Nothing is kept of the voice of Ada Shore any more.");
        Reads(people, "None yet.");
    }

    [Fact]
    public void A_refusal_is_told()
    {
        Api.On("GET /api/speakers", new[] { Ada }).On("DELETE /api/speakers/s1", Samples.Problem("The data folder is full."), 503);
        var people = Render<ShowPeople>(made => made.Add(part => part.Podcast, "p1"));
        Button(people, "Delete").Click();

        Button(people, "Yes, delete").Click();

        Reads(people, "The data folder is full.");
        Reads(people, "Ada Shore");
    }
}
