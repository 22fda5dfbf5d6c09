using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Speakers;
using Podcasts.Ui.Components.Pages.Transcripts;

namespace Podcasts.Ui.Tests.Transcripts;

public sealed class TurnEditorTests : PageTest
{
    private const string Route = "/api/transcripts/e1/speakers";

    private readonly List<Transcript> _taken = [];

    [Fact]
    public void A_whole_passage_is_given_to_another_speaker()
    {
        Api.On($"POST {Route}/reassign", Samples.Conversation());
        var view = Open();
        Assert.Equal(["", "2", "3", "new"], view.FindAll("option").Select(option => option.GetAttribute("value")));

        view.Find("select").Change("2");
        Button(view, "Change all of it").Click();

        view.WaitForAssertion(() => Assert.Single(_taken));
        Assert.Equal("""{"speaker":"2","start":2,"end":6}""", Api.Bodies.Single());
    }

    [Fact]
    public void Some_words_are_given_to_somebody_new()
    {
        Api.On($"POST {Route}/reassign", Samples.Conversation());
        var view = Open();
        view.FindAll("[role=option]")[5].Click();
        view.FindAll("[role=option]")[3].Click();
        Assert.Equal(["welcome", "to", "the"], Chosen(view));

        view.Find("select").Change("new");
        Button(view, "Change 3 words").Click();

        view.WaitForAssertion(() => Assert.Single(_taken));
        Assert.Equal("""{"speaker":"new","start":3.5,"end":5}""", Api.Bodies.Single());
    }

    [Fact]
    public void The_keyboard_chooses_words_too()
    {
        var view = Open();
        var words = view.Find("[role=listbox]");
        words.KeyDown(Key.Right);
        words.KeyDown(Key.Right);
        words.KeyDown(new KeyboardEventArgs { Key = "ArrowRight", ShiftKey = true });
        Assert.Equal(["and", "welcome"], Chosen(view));

        words.KeyDown(new KeyboardEventArgs { Key = "Home" });
        words.KeyDown(Key.Enter);
        Assert.Equal(["Good"], Chosen(view));
        Assert.Equal("0", view.FindAll("[role=option]")[0].GetAttribute("tabindex"));
    }

    [Fact]
    public void A_turn_is_split_at_a_word_and_the_rest_is_by_somebody_new()
    {
        Api.On($"POST {Route}/reassign", Samples.Conversation());
        var view = Open();

        view.FindAll("[role=option]")[3].Click();
        Button(view, "Split before “welcome”").Click();

        view.WaitForAssertion(() => Assert.Single(_taken));
        Assert.Equal("""{"speaker":"new","start":3.5,"end":6}""", Api.Bodies.Single());
    }

    [Fact]
    public void Nobody_is_chosen_for_the_reader_and_a_refusal_is_told()
    {
        Api.On($"POST {Route}/reassign", Samples.Problem("Nothing is said there."), 400);
        var view = Open();
        Button(view, "Change all of it").Click();
        Reads(view, "Choose who says it.");

        view.Find("select").Change("3");
        Button(view, "Change all of it").Click();

        Reads(view, "Nothing is said there.");
        Assert.Empty(_taken);
    }

    [Fact]
    public void Escape_closes_it()
    {
        var view = Open();

        view.Find(".editor").KeyDown(Key.Escape);

        Assert.Empty(view.FindAll(".editor"));
    }

    private static IEnumerable<string> Chosen(IRenderedComponent<TranscriptView> view) =>
        view.FindAll("[role=option][aria-selected=true]").Select(word => word.TextContent);

    private IRenderedComponent<TranscriptView> Open()
    {
        var transcript = Samples.Conversation();
        var changes = new SpeakerChanges(Services.GetRequiredService<TranscriptsClient>(), "e1", changed =>
        {
            _taken.Add(changed);
            return Task.CompletedTask;
        });
        var view = Render<TranscriptView>(made => made
            .Add(part => part.Segments, transcript.Segments).Add(part => part.Speakers, transcript.Speakers).Add(part => part.Changes, changes).Add(part => part.CanPlay, true));
        view.Find("button.who").Click();
        return view;
    }
}
