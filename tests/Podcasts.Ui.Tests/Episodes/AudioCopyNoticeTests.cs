using Bunit;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Episodes;

namespace Podcasts.Ui.Tests.Episodes;

public sealed class AudioCopyNoticeTests : PageTest
{
    private static readonly EpisodeDetail Deleted = Samples.Episode(transcribed: true) with { AudioDeleted = Samples.Day };

    [Fact]
    public async Task Audio_that_was_deleted_by_age_says_so_and_is_fetched_again_without_a_reload()
    {
        Api.On("POST /api/episodes/e1/audio", Fetch(AudioFetchState.Running, 0), 202);
        var events = Api.Events("GET /api/episodes/e1/audio/progress", ("status", Fetch(AudioFetchState.Running, 40)));
        var stored = 0;
        var notice = Render<AudioCopyNotice>(made => made.Add(n => n.Episode, Deleted).Add(n => n.OnStored, () => stored++));
        Reads(notice, "The audio was deleted on 3 Oct 2026, as the show's settings want it. The transcript stays.");

        Button(notice, "Fetch the audio again").Click();

        notice.WaitForAssertion(() => Assert.Equal("40", notice.Find("progress").GetAttribute("value")));
        await events.WriteAsync(("status", Fetch(AudioFetchState.Done, 100)));
        notice.WaitForAssertion(() => Assert.Equal(1, stored));
    }

    [Fact]
    public void A_fetch_that_failed_says_why_and_can_be_tried_again()
    {
        Api.On("POST /api/episodes/e1/audio", Fetch(AudioFetchState.Running, 0), 202);
        Api.Events("GET /api/episodes/e1/audio/progress", ("status", Fetch(AudioFetchState.Failed, 0, "stranger.example answers 404 Not Found.")));
        var notice = Show(Deleted);

        Button(notice, "Fetch the audio again").Click();

        Reads(notice, "stranger.example answers 404 Not Found.");
        Assert.NotNull(Button(notice, "Try again"));
    }

    [Fact]
    public void A_transcript_of_another_copy_is_told_with_both_lengths()
    {
        var changed = Samples.Episode(transcribed: true, audio: "/a") with { Copy = new("b", 310), TranscribedFrom = new("a", 245) };

        Reads(Show(changed), "it was 4:05 long, and the audio here is 5:10.");
        Assert.Empty(Text(Show(changed with { Copy = new("a", 245) })));
    }

    [Fact]
    public void Before_the_first_fetch_it_says_when_the_audio_comes()
    {
        var notice = Show(Samples.Episode());

        Reads(notice, "The audio is fetched when you transcribe the episode");
        Assert.Empty(notice.FindAll("button"));
    }

    private IRenderedComponent<AudioCopyNotice> Show(EpisodeDetail episode) => Render<AudioCopyNotice>(made => made.Add(n => n.Episode, episode));

    private static AudioFetch Fetch(AudioFetchState state, double percent, string? problem = null) => new(state, percent, problem);
}
