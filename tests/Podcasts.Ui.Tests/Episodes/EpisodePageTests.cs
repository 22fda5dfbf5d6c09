using Bunit;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Episodes;

namespace Podcasts.Ui.Tests.Episodes;

public sealed class EpisodePageTests : PageTest
{
    [Fact]
    public void An_episode_without_audio_says_when_it_can_be_played_and_links_to_no_stranger()
    {
        Api.On("GET /api/episodes/e1", Samples.Episode()).On("GET /api/models", Samples.Overview(Samples.Demo));

        var page = Open();

        Reads(page, "The audio is fetched when you transcribe the episode");
        Reads(page, "We talk about the old tower.");
        Assert.Empty(page.FindAll("audio"));
        Assert.DoesNotContain("stranger.example", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transcribed_episode_plays_our_copy_from_any_paragraph()
    {
        Api.On("GET /api/episodes/e1", Samples.Episode(true, "/api/episodes/e1/audio"))
            .On("GET /api/models", Samples.Overview(Samples.Demo))
            .On("GET /api/transcripts/e1", Samples.Transcript(Samples.Segment(0, "Good morning."), Samples.Segment(1, "After a pause.", 65)));

        var page = Open();

        Reads(page, "After a pause.");
        Assert.Equal("/api/episodes/e1/audio", page.Find("audio").GetAttribute("src"));
        Assert.Equal(["Play from 0:00", "Play from 1:05"], page.FindAll("button[data-seek]").Select(button => button.GetAttribute("aria-label")));
        Assert.Equal("65", page.FindAll("button[data-seek]")[1].GetAttribute("data-seek"));
        Assert.Equal(2, page.FindAll(".player rect.speech").Count);
        Assert.Empty(page.FindAll(".player rect.doubt"));
    }

    [Fact]
    public void Doubtful_passages_are_marked_in_the_picture_of_the_episode()
    {
        Api.On("GET /api/episodes/e1", Samples.Episode(true, "/api/episodes/e1/audio"))
            .On("GET /api/models", Samples.Overview(Samples.Demo))
            .On("GET /api/transcripts/e1", Samples.Transcript(Samples.Segment(0, "Good morning.")) with
            {
                Quality = new(0.9, null, [new("speechWithoutText", 49, 98, "Nobody wrote."), new("slow", 122.5, 122.6, "Slow.")]),
            });

        var page = Open();

        Reads(page, "2 places to check");
        Assert.Equal([("200", "200"), ("500", "3")], page.FindAll(".player rect.doubt").Select(mark => (mark.GetAttribute("x")!, mark.GetAttribute("width")!)));
    }

    [Fact]
    public void The_player_comes_without_a_reload_once_the_audio_is_stored()
    {
        Api.On("GET /api/episodes/e1", Samples.Episode()).On("GET /api/models", Samples.Overview(Samples.Demo))
            .On("GET /api/transcribe/e1", Samples.Status(TranscribeState.Running, TranscribeStage.Download));
        var events = Api.Events("GET /api/transcribe/e1/progress");
        var page = Open();
        Reads(page, "The audio is fetched when you transcribe");

        Api.On("GET /api/episodes/e1", Samples.Episode(audio: "/api/episodes/e1/audio"));
        events.TryWrite(("status", Samples.Status(TranscribeState.Running, TranscribeStage.Recognize, 5)));

        Assert.Equal("/api/episodes/e1/audio", page.WaitForElement("audio").GetAttribute("src"));
    }

    [Fact]
    public void An_episode_that_cannot_be_read_says_why_and_can_be_asked_again()
    {
        Api.On("GET /api/episodes/e1", Samples.Problem("The database is locked. Try again in a moment."), 503).On("GET /api/models", Samples.Overview(Samples.Demo));
        var page = Open();
        Reads(page, "The database is locked. Try again in a moment.");

        Api.On("GET /api/episodes/e1", Samples.Episode());
        Button(page, "Try again").Click();

        Reads(page, "The tide and the tower");
    }

    private IRenderedComponent<EpisodePage> Open() => Render<EpisodePage>(page => page.Add(made => made.Episode, "e1"));
}
