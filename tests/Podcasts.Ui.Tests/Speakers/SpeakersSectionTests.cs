using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Speakers;

namespace Podcasts.Ui.Tests.Speakers;

public sealed class SpeakersSectionTests : PageTest
{
    private const string Route = "/api/transcripts/e1/speakers";

    private Transcript _transcript = Samples.Conversation();

    [Fact]
    public void Each_voice_has_its_number_name_colour_and_share_of_the_talk()
    {
        var rows = Open().FindAll("li.speaker");

        Assert.Equal(["1", "2", "3"], rows.Select(row => row.GetAttribute("data-who")));
        Assert.Equal(["1 Ada Shore", "2 Speaker 2", "3 Speaker 3"], rows.Select(row => Words(row.QuerySelector(".name")!)));
        Assert.Equal(["2:10 min 57 %", "1:12 min 31 %", "0:28 min 12 %"], rows.Select(row => Words(row.QuerySelector(".talk")!)));
    }

    [Fact]
    public void A_suggestion_is_confirmed_or_refused_and_says_nothing_more_once_it_is()
    {
        var section = Open();
        Assert.Equal("Suggested: Ben Hill Confirm Not Ben Hill", Words(section.Find(".suggestion")));
        Api.On($"PUT {Route}/2", Samples.Conversation(Samples.Speaker(1), Samples.Speaker(2, "Ben Hill")));

        section.Find("[aria-label='Confirm that Speaker 2 is Ben Hill']").Click();

        section.WaitForAssertion(() => Assert.Empty(section.FindAll(".suggestion")));
        Assert.Equal("""{"name":"Ben Hill","confirm":true}""", Api.Bodies.Single());
    }

    [Fact]
    public void A_refused_suggestion_takes_the_name_away()
    {
        var section = Open();
        Api.On($"PUT {Route}/2", Samples.Conversation(Samples.Speaker(1), Samples.Speaker(2)));

        section.Find("[aria-label='Speaker 2 is not Ben Hill']").Click();

        section.WaitForAssertion(() => Assert.Empty(section.FindAll(".suggestion")));
        Assert.Equal("""{"name":"","confirm":false}""", Api.Bodies.Single());
    }

    [Fact]
    public void A_voice_is_listened_to_and_named_with_the_cast_on_offer()
    {
        var section = Open();
        section.FindAll(".name")[2].Click();
        var panel = section.WaitForElement(".panel");

        Assert.Equal(["30-36.5", "90-96", "120-126"], panel.QuerySelectorAll(".clips button").Select(clip => $"{clip.GetAttribute("data-seek")}-{clip.GetAttribute("data-until")}"));
        Assert.Equal(["Ada Shore", "Cleo Bay"], section.FindAll("datalist option").Select(option => option.GetAttribute("value")));
        Api.On($"PUT {Route}/3", Samples.Conversation(Samples.Speaker(1), Samples.Speaker(2), Samples.Speaker(3, "Cleo Bay")));
        section.WaitForElement("#speaker-3-name").Input(" Cleo Bay ");
        section.FindAll(".panel form")[0].Submit();

        section.WaitForAssertion(() => Assert.Equal("3 Cleo Bay", Words(section.FindAll(".name")[2])));
        Assert.Equal("""{"name":"Cleo Bay","confirm":null}""", Api.Bodies.Single());
        section.WaitForAssertion(() => Assert.Empty(section.FindAll(".panel")));
    }

    [Fact]
    public void Two_voices_become_one_and_that_can_be_taken_back()
    {
        var section = Open();
        Api.On($"POST {Route}/merge", Samples.Conversation(Samples.Speaker(1, "Ada Shore"), Samples.Speaker(2)) with { Undo = "Speaker 3 merged into Ada Shore" })
            .On($"POST {Route}/undo", Samples.Conversation());
        section.FindAll(".name")[2].Click();
        section.WaitForElement("#speaker-3-into").Change("1");
        section.FindAll(".panel form")[1].Submit();
        section.WaitForAssertion(() => Assert.Equal(2, section.FindAll("li.speaker").Count));
        Assert.Equal("""{"from":"3","into":"1"}""", Api.Bodies.Single());

        section.Find("[aria-label='Undo: Speaker 3 merged into Ada Shore']").Click();

        section.WaitForAssertion(() => Assert.Equal(3, section.FindAll("li.speaker").Count));
    }

    [Fact]
    public void A_refusal_is_told_where_it_happened_and_what_was_written_stays()
    {
        const string Refusal = "The name is longer than 100 characters.";
        Api.On($"PUT {Route}/1", Samples.Problem(Refusal), 400);
        var section = Open();
        section.FindAll(".name")[0].Click();
        section.WaitForElement("#speaker-1-name").Input("Somebody");
        section.FindAll(".panel form")[0].Submit();

        section.WaitForAssertion(() => Assert.Contains(Refusal, section.Find(".panel [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Somebody", section.WaitForElement("#speaker-1-name").GetAttribute("value"));
    }

    [Fact]
    public void The_picture_has_a_text_for_those_who_cannot_see_it()
    {
        var section = Open();

        Assert.Equal("Ada Shore speaks 2:10 minutes in 21 turns, from 0:04 to 3:43", section.Find("li.speaker svg[role=img]").GetAttribute("aria-label"));
        Assert.Equal("Speaker 2 1:12 21 0:54 0:00 3:56", Words(section.FindAll("tbody tr")[1]));
        Assert.Contains("several people speak at once", Text(section), StringComparison.Ordinal);
    }

    private IRenderedComponent<SpeakersSection> Open()
    {
        IRenderedComponent<SpeakersSection>? section = null;
        var changes = new SpeakerChanges(Services.GetRequiredService<TranscriptsClient>(), "e1", changed =>
        {
            _transcript = changed;
            return section!.InvokeAsync(() => section!.Render(made => made.Add(part => part.Transcript, changed)));
        });
        Api.On("GET /api/speakers", new[] { new ShowPerson("p9", "p1", "Cleo Bay", 2, 2, 90, false) });
        section = Render<SpeakersSection>(made => made
            .Add(part => part.Episode, Samples.Episode(true, "/audio") with { Persons = [new("Ada Shore", "host", null)] })
            .Add(part => part.Transcript, _transcript)
            .Add(part => part.Changes, changes));
        section.WaitForElement("datalist option[value='Cleo Bay']");
        section.WaitForElement("#speakers-count");
        return section;
    }

    private static string Words(AngleSharp.Dom.INode node) => string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
