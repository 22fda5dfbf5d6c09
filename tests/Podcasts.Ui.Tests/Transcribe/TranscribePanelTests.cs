using Bunit;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Transcribe;

namespace Podcasts.Ui.Tests.Transcribe;

public sealed class TranscribePanelTests : PageTest
{
    private const string Progress = "GET /api/transcribe/e1/progress";

    [Fact]
    public void Pressing_the_button_shows_stage_and_minutes_then_words_as_they_come_then_the_transcript()
    {
        Api.On("POST /api/transcribe/e1", Samples.Status(TranscribeState.Queued, TranscribeStage.Waiting), 202);
        var events = Api.Events(Progress);
        var panel = Open();
        Button(panel, "Transcribe this episode").Click();
        Reads(panel, "Waiting for its turn");

        events.TryWrite(("status", Samples.Status(TranscribeState.Running, TranscribeStage.Recognize, 40)));
        Reads(panel, "Recognising speech 40 %");
        Reads(panel, "1:38 of 4:05 minutes");
        Reads(panel, "About a minute left");
        Assert.Equal("40", panel.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
        Assert.Empty(panel.FindAll("button:contains('Transcribe this episode')"));

        events.TryWrite(("segments", new[] { Samples.Segment(0, "Good morning.") }));
        events.TryWrite(("segments", new[] { Samples.Segment(1, "The tide is high.") }));
        Reads(panel, "Good morning. The tide is high.");

        Api.On("GET /api/transcripts/e1", Samples.Transcript(Samples.Segment(0, "Good morning."), Samples.Segment(1, "The tide was high.")));
        events.TryWrite(("status", Samples.Status(TranscribeState.Done, percent: 100)));
        Reads(panel, "Good morning. The tide was high.");
        Reads(panel, "The transcript is ready.");
        Assert.Empty(panel.FindAll("[role=progressbar]"));
        Assert.Equal(
            TranscriptsClient.Formats.Select(format => $"/api/transcripts/e1.{format.Ending}"),
            panel.FindAll("a[download]").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void A_job_that_is_already_under_way_is_found_without_a_press()
    {
        Api.On("GET /api/transcribe/e1", Samples.Status(TranscribeState.Running, TranscribeStage.Download, 3));
        Api.Events(Progress, ("segments", new[] { Samples.Segment(0, "Heard before the reload.") }));

        var panel = Open();

        Reads(panel, "Fetching the audio");
        Reads(panel, "Heard before the reload.");
        Assert.DoesNotContain("POST /api/transcribe/e1", Api.Requests);
    }

    [Fact]
    public void A_broken_stream_keeps_the_words_says_so_and_goes_on()
    {
        Api.On("GET /api/transcribe/e1", Samples.Status(TranscribeState.Running, TranscribeStage.Recognize, 10));
        var first = Api.Events(Progress, ("segments", new[] { Samples.Segment(0, "One."), Samples.Segment(1, "Two.") }));
        var panel = Open();
        Reads(panel, "One. Two.");

        var second = Api.Events(Progress, ("segments", new[] { Samples.Segment(0, "One."), Samples.Segment(1, "Two."), Samples.Segment(2, "Three.") }));
        first.Complete();

        Reads(panel, "The connection broke; trying again.");
        Assert.Contains("One. Two.", Text(panel), StringComparison.Ordinal);
        Reads(panel, "One. Two. Three.");
        Assert.DoesNotContain("The connection broke", Text(panel), StringComparison.Ordinal);
        second.Complete();
    }

    [Fact]
    public void A_failure_says_what_failed_and_offers_to_try_again()
    {
        const string Reason = "stranger.example answered 403 Forbidden to the download. Try again later.";
        Api.On("GET /api/transcribe/e1", Samples.Status(TranscribeState.Failed, error: Reason))
            .On("POST /api/transcribe/e1", Samples.Status(TranscribeState.Queued), 202);
        Api.Events(Progress);
        var panel = Open();
        Reads(panel, Reason);

        Button(panel, "Try again").Click();

        Reads(panel, "Waiting for its turn");
        Assert.DoesNotContain(Reason, Text(panel), StringComparison.Ordinal);
    }

    [Fact]
    public void A_press_that_the_api_refuses_says_why()
    {
        Api.On("POST /api/transcribe/e1", Samples.Problem("There is no model called x. See the models page."), 409);
        var panel = Open();

        Button(panel, "Transcribe this episode").Click();

        Reads(panel, "There is no model called x. See the models page.");
        Assert.NotNull(Button(panel, "Try again"));
    }

    [Fact]
    public void Cancel_asks_the_api_and_the_button_comes_back()
    {
        Api.On("GET /api/transcribe/e1", Samples.Status(TranscribeState.Running, TranscribeStage.Recognize, 10));
        var events = Api.Events(Progress);
        Api.On("DELETE /api/transcribe/e1", context =>
        {
            context.Response.StatusCode = 204;
            events.TryWrite(("status", Samples.Status(TranscribeState.Cancelled)));
            return Task.CompletedTask;
        });
        var panel = Open();

        Button(panel, "Cancel").Click();

        Reads(panel, "The transcription was cancelled.");
        Assert.NotNull(Button(panel, "Transcribe this episode"));
    }

    [Fact]
    public void The_demo_model_is_called_a_demo_until_another_is_chosen()
    {
        Api.On("POST /api/transcribe/e1", Samples.Status(TranscribeState.Queued), 202);
        Api.Events(Progress);
        var panel = Open();
        Reads(panel, "Only the demo model is used here.");

        panel.Find("select").Change("base");

        panel.WaitForAssertion(() => Assert.DoesNotContain("sample show", Text(panel), StringComparison.Ordinal));
        panel.FindAll("select")[1].Change("de");
        Button(panel, "Transcribe this episode").Click();
        panel.WaitForAssertion(() => Assert.Equal("""{"model":"base","language":"de","task":null}""", Api.Bodies.Single()));
    }

    [Fact]
    public void The_choice_begins_with_what_is_set_for_the_show_and_sends_what_differs()
    {
        Api.On("GET /api/podcasts/p1/settings", new PodcastSettings("base", "de", "translate", [])).On("POST /api/transcribe/e1", Samples.Status(TranscribeState.Queued), 202);
        Api.Events(Progress);
        var panel = Open();
        panel.WaitForElement("select");
        Assert.Equal(["base", "de", "translate"], panel.FindAll("select").Select(select => select.GetAttribute("value")));

        panel.FindAll("select")[1].Change("");
        panel.FindAll("select")[2].Change("");
        Button(panel, "Transcribe this episode").Click();

        panel.WaitForAssertion(() => Assert.Equal("""{"model":null,"language":"auto","task":"transcribe"}""", Api.Bodies.Single()));
    }

    [Fact]
    public void A_transcript_tells_how_far_it_can_be_trusted()
    {
        Api.On("GET /api/transcripts/e1", Samples.Transcript(Samples.Segment(0, "Good morning.")) with { Translated = true, Quality = new(0.993, 0.9, []) });

        var panel = Open();

        Reads(panel, "Covers 99 % of the speech; nothing stands out");
        Reads(panel, "translated into English");
    }

    [Fact]
    public void A_model_that_cannot_be_used_cannot_be_chosen()
    {
        var panel = Open();

        panel.WaitForElement("select");
        Assert.True(panel.Find("option[value='tiny.en']").HasAttribute("disabled"));
        Assert.False(panel.Find("option[value='base']").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Leaving_the_page_stops_watching_but_does_not_cancel()
    {
        Api.On("GET /api/transcribe/e1", Samples.Status(TranscribeState.Running, TranscribeStage.Recognize, 10));
        Api.Events(Progress, ("segments", new[] { Samples.Segment(0, "Going on.") }));
        var panel = Open();
        Reads(panel, "Going on.");

        await DisposeComponentsAsync();

        var patience = TimeProvider.System.GetTimestamp();
        while (!Api.Requests.Contains("LEFT /api/transcribe/e1/progress") && TimeProvider.System.GetElapsedTime(patience) < DefaultWaitTimeout)
        {
            await Task.Delay(20);
        }

        Assert.Contains("LEFT /api/transcribe/e1/progress", Api.Requests);
        Assert.DoesNotContain("DELETE /api/transcribe/e1", Api.Requests);
    }

    [Fact]
    public void The_page_is_told_once_when_the_audio_has_been_stored()
    {
        var told = 0;
        Api.On("GET /api/transcribe/e1", Samples.Status(TranscribeState.Running, TranscribeStage.Download, 3));
        var events = Api.Events(Progress, ("status", Samples.Status(TranscribeState.Running, TranscribeStage.Download, 5)));
        var panel = Open(() => told++);
        Reads(panel, "Fetching the audio 5 %");
        Assert.Equal(0, told);

        events.TryWrite(("status", Samples.Status(TranscribeState.Running, TranscribeStage.Decode, 10)));
        events.TryWrite(("status", Samples.Status(TranscribeState.Running, TranscribeStage.Recognize, 20)));

        Reads(panel, "Recognising speech 20 %");
        Assert.Equal(1, told);
    }

    private IRenderedComponent<TranscribePanel> Open(Action? audioStored = null)
    {
        Api.On("GET /api/models", Samples.Overview(Samples.Demo, Samples.Base, Samples.Broken));
        return Render<TranscribePanel>(panel => panel
            .Add(made => made.Episode, Samples.Episode())
            .Add(made => made.OnAudioStored, audioStored ?? (() => { })));
    }
}
