using Bunit;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Diarize;

namespace Podcasts.Ui.Tests.Diarize;

public sealed class DiarizePanelTests : PageTest
{
    private const string Progress = "GET /api/diarize/e1/progress";

    private int _identified;

    [Fact]
    public void Asked_again_with_a_number_it_shows_how_far_it_is_and_tells_when_it_is_done()
    {
        Api.On("POST /api/diarize/e1", Samples.Diarizing(TranscribeState.Queued), 202);
        var events = Api.Events(Progress);
        var panel = Open();
        panel.WaitForElement("input").Change("3");
        panel.Find("form").Submit();
        Reads(panel, "Telling the speakers apart 0 %");
        Assert.Equal("""{"speakers":3,"minimum":null,"maximum":null}""", Api.Bodies.Single());

        events.TryWrite(("status", Samples.Diarizing(TranscribeState.Running, 42.7)));
        Reads(panel, "Telling the speakers apart 42 %");
        Assert.Equal("42", panel.Find("[role=progressbar]").GetAttribute("aria-valuenow"));

        events.TryWrite(("status", Samples.Diarizing(TranscribeState.Done, 100)));
        Reads(panel, "Identify the speakers again");
        Assert.Equal(1, _identified);
    }

    [Fact]
    public void The_work_that_began_by_itself_is_found()
    {
        Api.On("GET /api/diarize/e1", Samples.Diarizing(TranscribeState.Running, 10));
        Api.Events(Progress, ("status", Samples.Diarizing(TranscribeState.Done, 100)));

        var panel = Open(hasSpeakers: false);

        panel.WaitForAssertion(() => Assert.Equal(1, _identified));
        Assert.DoesNotContain("POST /api/diarize/e1", Api.Requests);
    }

    [Fact]
    public void A_failure_says_why_and_that_the_transcript_is_as_it_was()
    {
        Api.On("GET /api/diarize/e1", Samples.Diarizing(TranscribeState.Failed, error: "The speaker networks are missing. See the models page."))
            .On("POST /api/diarize/e1", Samples.Diarizing(TranscribeState.Queued), 202);
        Api.Events(Progress);
        var panel = Open();
        Reads(panel, "The speaker networks are missing. See the models page. The transcript is as it was.");

        Button(panel, "Try again").Click();

        Reads(panel, "Telling the speakers apart");
        Assert.Empty(panel.FindAll("[role=alert]"));
    }

    [Fact]
    public void A_stream_that_breaks_is_opened_again()
    {
        Api.On("GET /api/diarize/e1", Samples.Diarizing(TranscribeState.Running, 10));
        var first = Api.Events(Progress);
        var panel = Open();
        Reads(panel, "Less than a minute left");
        Api.Events(Progress, ("status", Samples.Diarizing(TranscribeState.Done, 100)));

        first.Complete();

        Reads(panel, "The connection broke; trying again.");
        panel.WaitForAssertion(() => Assert.Equal(1, _identified));
    }

    [Fact]
    public void Cancel_asks_the_api()
    {
        Api.On("GET /api/diarize/e1", Samples.Diarizing(TranscribeState.Running, 10));
        var events = Api.Events(Progress);
        Api.On("DELETE /api/diarize/e1", context =>
        {
            context.Response.StatusCode = 204;
            events.TryWrite(("status", Samples.Diarizing(TranscribeState.Cancelled)));
            return Task.CompletedTask;
        });
        var panel = Open();

        Button(panel, "Cancel").Click();

        Reads(panel, "The speakers are left as they were.");
    }

    private IRenderedComponent<DiarizePanel> Open(bool hasSpeakers = true) => Render<DiarizePanel>(panel => panel
        .Add(made => made.Episode, "e1")
        .Add(made => made.HasSpeakers, hasSpeakers)
        .Add(made => made.OnIdentified, () => _identified++));
}
