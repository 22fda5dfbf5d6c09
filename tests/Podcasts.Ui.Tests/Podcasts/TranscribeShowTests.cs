using Bunit;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Podcasts;

namespace Podcasts.Ui.Tests.Podcasts;

public sealed class TranscribeShowTests : PageTest
{
    private const string Settings = "/api/podcasts/p1/settings";

    [Fact]
    public void All_episodes_without_a_transcript_are_asked_for_in_one_press()
    {
        Api.On("POST /api/podcasts/p1/transcribe", new TranscribePodcastAnswer(2), 202);
        var show = Open(Samples.Show(3));

        Button(show, "Transcribe 2 episodes");
        show.Find("form").Submit();

        Reads(show, "2 episodes are in line.");
        Assert.Equal("/queue", show.Find("[role=status] a").GetAttribute("href"));
        Assert.Equal("""{"season":null}""", Api.Bodies.Single());
    }

    [Fact]
    public void A_season_is_chosen_where_the_feed_has_seasons()
    {
        Api.On("POST /api/podcasts/p1/transcribe", new TranscribePodcastAnswer(1), 202);
        var all = Samples.Show(3);
        var show = Open(all with { Episodes = [all.Episodes[0] with { Season = 2 }, all.Episodes[1] with { Season = 1 }, all.Episodes[2] with { Season = 1 }] });

        Assert.Equal(["All without a transcript (2)", "Season 2 (1 without)", "Season 1 (1 without)"], show.FindAll("option").Select(option => option.TextContent));
        show.Find("select").Change("1");
        Button(show, "Transcribe 1 episode");
        show.Find("form").Submit();

        Reads(show, "1 episode is in line.");
        Assert.Equal("""{"season":1}""", Api.Bodies.Single());
    }

    [Fact]
    public void New_episodes_are_transcribed_by_themselves_where_somebody_says_so_and_nothing_else_of_the_show_is_changed()
    {
        var settings = new PodcastSettings("base", "de", null, ["Kubernetes"]) { VoicePrints = true, CheckHours = 6, KeepAudioDays = 30 };
        Api.On($"GET {Settings}", settings).On($"PUT {Settings}", settings with { TranscribeNew = true });
        var show = Open(Samples.Show(3));
        show.Find("details").TriggerEvent("ontoggle", EventArgs.Empty);

        show.WaitForElement("#transcribe-new").Change(true);

        show.WaitForAssertion(() => Assert.Equal(
            """{"model":"base","language":"de","task":null,"vocabulary":["Kubernetes"],"voicePrints":true,"transcribeNew":true,"checkHours":6,"keepAudioDays":30}""", Api.Bodies.SingleOrDefault()));
    }

    [Fact]
    public void A_show_whose_episodes_are_all_transcribed_has_nothing_to_press()
    {
        var all = Samples.Show(1);
        var show = Open(all with { Episodes = [all.Episodes[0] with { Transcribed = true }] });

        Reads(show, "Every episode has its transcript.");
        Assert.Empty(show.FindAll("button"));
    }

    private IRenderedComponent<TranscribeShow> Open(PodcastDetail podcast) => Render<TranscribeShow>(show => show.Add(made => made.Podcast, podcast));
}
