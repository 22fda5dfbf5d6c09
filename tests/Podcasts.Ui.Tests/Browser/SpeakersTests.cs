using Microsoft.Playwright;
using Podcasts.Ui.Clients;
using static Microsoft.Playwright.Assertions;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>Speakers in a real browser, over an Api that says what is wanted: how they look, and that a keyboard alone is enough.</summary>
[Collection(SharedBrowser.Name)]
public sealed class SpeakersTests(Browsing browsing) : IAsyncLifetime
{
    private FakeApi _api = null!;
    private AppProcess _app = null!;

    public async Task InitializeAsync()
    {
        _api = await FakeApi.StartAsync();
        _api.On("GET /api/models", Samples.Overview(Samples.Demo))
            .On("GET /api/episodes/e1", Samples.Episode(true, "/api/episodes/e1/audio"))
            .On("GET /api/transcripts/e1", Samples.Conversation())
            .On("GET /api/podcasts/p1/settings", new PodcastSettings(null, null, null, []) { VoicePrints = true })
            .On("GET /api/podcasts/p1", Samples.Show(3, DateTimeOffset.MaxValue))
            .On("GET /api/speakers", new[] { new ShowPerson("s1", "p1", "Ada Shore", 3, 3, 540, true), new ShowPerson("s2", "p1", "Ben Hill", 1, 1, 95, false) });
        _app = await AppProcess.StartAsync(("Ui__ApiAddress", _api.Address.AbsoluteUri));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task Speakers_are_seen_named_and_changed()
    {
        await using var visit = await browsing.VisitAsync(_app.Address, "/episodes/e1");
        await Expect(visit.Page.Locator("li.speaker")).ToHaveCountAsync(3);
        await visit.PictureAsync("speakers");

        await visit.Page.Locator("li.speaker .name").Nth(1).ClickAsync();
        await Expect(visit.Page.Locator("#speaker-2-name")).ToBeFocusedAsync();
        await visit.PictureAsync("speaker-panel");

        await visit.Page.Locator("button.who").Nth(2).ClickAsync();
        await visit.Page.Locator("[role=option]").Nth(2).ClickAsync();
        await visit.Page.Locator("[role=option]").Nth(6).ClickAsync();
        await visit.Page.Locator(".editor").ScrollIntoViewIfNeededAsync();
        await visit.PictureAsync("turn-editor");

        _api.On("POST /api/transcripts/e1/speakers/reassign", Samples.Conversation() with { Undo = "5 words" });
        await visit.Page.GetByLabel("Said by").SelectOptionAsync("Ada Shore");
        await visit.Button("Change 5 words").ClickAsync();
        await Expect(visit.Page.Locator("button.who").Nth(2)).ToBeFocusedAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Group, new() { Name = "Latest change" })).ToContainTextAsync("Ada Shore says this now.");
        await visit.PictureAsync("undo-bar");
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task The_picture_plays_where_it_is_pressed_and_steps_through_turns_by_keyboard()
    {
        await using var visit = await browsing.VisitAsync(_app.Address, "/episodes/e1");
        var lane = visit.Page.Locator("[data-across]").First;
        await lane.ClickAsync(new() { Position = new() { X = 0.5f, Y = 5 } });
        var turns = visit.Page.GetByLabel("Turns of Ada Shore");
        await turns.FocusAsync();
        await turns.PressAsync("ArrowRight");
        await turns.PressAsync("ArrowRight");

        await Expect(turns).ToHaveAttributeAsync("aria-valuetext", new System.Text.RegularExpressions.Regex("^Turn 3 of "));
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task Work_on_the_speakers_leaves_the_words_on_the_page()
    {
        _api.On("GET /api/transcripts/e1", Samples.Conversation() with { Speakers = [], Turns = [] }).On("GET /api/diarize/e1", Samples.Diarizing(TranscribeState.Running, 37));
        _api.Events("GET /api/diarize/e1/progress", ("status", Samples.Diarizing(TranscribeState.Running, 38)));
        await using var visit = await browsing.VisitAsync(_app.Address, "/episodes/e1");
        await Expect(visit.Text("Telling the speakers apart").First).ToBeVisibleAsync();
        await Expect(visit.Text("Good morning and welcome")).ToBeVisibleAsync();
        await visit.PictureAsync("speakers-working");

        _api.On("GET /api/diarize/e1", Samples.Diarizing(TranscribeState.Failed, error: "The speaker networks are missing. Put them into the models folder, as the models page says."));
        await visit.GoAsync("/episodes/e1");
        await Expect(visit.Text("The transcript is as it was.")).ToBeVisibleAsync();
        await visit.PictureAsync("speakers-failed");
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task A_show_says_whether_voices_are_kept_and_whose()
    {
        await using var visit = await browsing.VisitAsync(_app.Address, "/podcasts/p1");
        await visit.Text("How this show is transcribed").ClickAsync();
        await Expect(visit.Page.GetByLabel("Know the voices of this show again")).ToBeCheckedAsync();
        await Expect(visit.Text("Ada Shore").First).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Delete the voice prints of Ben Hill").ClickAsync();
        await visit.Page.Locator("#voice-prints").ScrollIntoViewIfNeededAsync();
        await visit.PictureAsync("voice-prints");
        visit.AssertUntroubled();
    }
}
