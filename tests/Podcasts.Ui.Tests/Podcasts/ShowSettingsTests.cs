using Bunit;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Podcasts;

namespace Podcasts.Ui.Tests.Podcasts;

public sealed class ShowSettingsTests : PageTest
{
    private const string Settings = "/api/podcasts/p1/settings";

    [Fact]
    public void They_are_read_when_somebody_opens_them_and_saved_when_somebody_says_so()
    {
        Api.On($"GET {Settings}", new PodcastSettings(null, null, null, ["Kubernetes"])).On($"PUT {Settings}", new PodcastSettings("base", "de", null, ["Kubernetes", "Ada Shore"]));
        var settings = Open();
        Assert.Empty(Api.Requests);

        settings.Find("details").TriggerEvent("ontoggle", EventArgs.Empty);
        Reads(settings, "None yet.");
        Assert.Equal("Kubernetes", settings.Find("textarea").GetAttribute("value"));
        settings.Find("select").Change("base");
        settings.FindAll("select")[1].Change("de");
        settings.Find("textarea").Change("Kubernetes\n\n Ada Shore ");
        Reads(settings, "Voice prints are biometric data.");
        settings.Find("#voice-prints").Change(true);
        settings.Find("#check-hours").Change("6");
        settings.Find("#keep-days").Change("30");
        settings.Find("form").Submit();

        Reads(settings, "Saved. It holds from the next transcription on.");
        Assert.Equal("""{"model":"base","language":"de","task":null,"vocabulary":["Kubernetes","Ada Shore"],"voicePrints":true,"transcribeNew":null,"checkHours":6,"keepAudioDays":30}""", Api.Bodies.Single());
    }

    [Fact]
    public void A_refusal_is_told_and_what_was_written_stays()
    {
        const string Refusal = "A word list holds at most 200 words.";
        Api.On($"GET {Settings}", new PodcastSettings(null, null, null, [])).On($"PUT {Settings}", Samples.Problem(Refusal), 400);
        var settings = Open();
        settings.Find("details").TriggerEvent("ontoggle", EventArgs.Empty);
        Reads(settings, "None yet.");
        settings.Find("textarea").Change("many words");

        settings.Find("form").Submit();

        Reads(settings, Refusal);
        Assert.Equal("many words", settings.Find("textarea").GetAttribute("value"));
    }

    private IRenderedComponent<ShowSettings> Open()
    {
        Api.On("GET /api/models", Samples.Overview(Samples.Demo, Samples.Base)).On("GET /api/speakers", Array.Empty<ShowPerson>());
        return Render<ShowSettings>(settings => settings.Add(made => made.Podcast, "p1"));
    }
}
