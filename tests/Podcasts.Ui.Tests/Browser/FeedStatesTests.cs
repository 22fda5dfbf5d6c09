using Podcasts.Ui.Clients;
using static Microsoft.Playwright.Assertions;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>What takes days to come about, in a real browser: a feed that fails, audio that was deleted by age, a file that its publisher has changed.</summary>
[Collection(SharedBrowser.Name)]
public sealed class FeedStatesTests(Browsing browsing) : IAsyncLifetime
{
    private FakeApi _api = null!;
    private AppProcess _app = null!;

    public async Task InitializeAsync()
    {
        _api = await FakeApi.StartAsync();
        _api.On("GET /api/models", Samples.Overview(Samples.Demo, Samples.Base)).On("GET /api/speakers", Array.Empty<ShowPerson>());
        _app = await AppProcess.StartAsync(("Ui__ApiAddress", _api.Address.AbsoluteUri));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task A_feed_that_fails_for_days_is_told_above_settings_that_say_how_often_it_is_read()
    {
        var now = TimeProvider.System.GetUtcNow();
        _api.On("GET /api/podcasts/p1", Samples.Show(refreshed: now) with { Feed = new(now.AddHours(9), now.AddDays(-3), "harbour.example answers 410 Gone: what was here is gone for good. Look for a new address on the show's website.") })
            .On("GET /api/podcasts/p1/settings", new PodcastSettings(null, null, null, []) { CheckHours = 6, KeepAudioDays = 30 });
        await using var visit = await browsing.VisitAsync(_app.Address, "/podcasts/p1");

        await Expect(visit.Text("It is tried again by itself, ever more seldom.")).ToBeVisibleAsync();
        await visit.Page.GetByText("How this show is transcribed").ClickAsync();
        await Expect(visit.Page.GetByLabel("Look for new episodes")).ToHaveValueAsync("6");
        await Expect(visit.Page.GetByLabel("Days to keep audio once its transcript is here")).ToHaveValueAsync("30");
        await visit.PictureAsync("feed-fails");
        await visit.Page.GetByLabel("Days to keep audio once its transcript is here").ScrollIntoViewIfNeededAsync();
        await visit.PictureAsync("feed-settings");
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task An_episode_that_is_done_while_somebody_looks_at_its_show_is_marked_without_a_reload()
    {
        var show = Samples.Show(refreshed: TimeProvider.System.GetUtcNow());
        _api.On("GET /api/podcasts/p1", show).On("GET /api/podcasts/p1/settings", new PodcastSettings(null, null, null, []));
        var idle = new QueueStatus(QueuePause.No, null, new(0, 0, 0), [], [], [], []);
        var events = _api.Events("GET /api/queue/progress", ("queue", idle));
        await using var visit = await browsing.VisitAsync(_app.Address, "/podcasts/p1");
        await Expect(visit.Page.Locator(".episodes .mark")).ToHaveCountAsync(1);

        _api.On("GET /api/podcasts/p1", show with { Episodes = [.. show.Episodes.Select(episode => episode with { Transcribed = true })] });
        await events.WriteAsync(("queue", idle with { Done = [new("e2", "Episode 2", "p1", show.Title, TranscribeState.Done, null, null, null, TimeProvider.System.GetUtcNow(), [])] }));

        await Expect(visit.Page.Locator(".episodes .mark")).ToHaveCountAsync(3);
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task Audio_that_was_deleted_by_age_is_fetched_again_and_a_changed_file_is_told()
    {
        var deleted = Samples.Episode(transcribed: true) with { AudioDeleted = Samples.Day, TranscribedFrom = new("a", 245) };
        _api.On("GET /api/episodes/e1", deleted)
            .On("POST /api/episodes/e1/audio", new AudioFetch(AudioFetchState.Running, 0, null), 202)
            .On("GET /api/transcripts/e1", Samples.Transcript(Samples.Segment(0, "Good morning and welcome to the harbour hour.")));
        var events = _api.Events("GET /api/episodes/e1/audio/progress", ("status", new AudioFetch(AudioFetchState.Running, 40, null)));
        await using var visit = await browsing.VisitAsync(_app.Address, "/episodes/e1");
        await visit.PictureAsync("audio-deleted");

        await visit.Button("Fetch the audio again").ClickAsync();
        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Progressbar, new() { Name = "Fetching the audio" })).ToHaveAttributeAsync("value", "40");
        await visit.PictureAsync("audio-fetching");
        _api.On("GET /api/episodes/e1", deleted with { AudioDeleted = null, Audio = "/api/episodes/e1/audio", Copy = new("b", 310) });
        await events.WriteAsync(("status", new AudioFetch(AudioFetchState.Done, 100, null)));

        await Expect(visit.Text("The transcript belongs to the earlier copy")).ToBeVisibleAsync();
        await visit.PictureAsync("audio-changed");
    }
}
