using Microsoft.Playwright;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>States that the real Api passes through too quickly, or not on a good day, looked at in a real browser.</summary>
[Collection(SharedBrowser.Name)]
public sealed class StatesTests(Browsing browsing) : IAsyncLifetime
{
    private static readonly string[] Talk =
    [
        "Good morning and welcome to the harbour hour.", "Today we walk along the old sea wall, and we talk about the tide.",
        "The tower was built before anybody kept a record of the weather.", "So how do we know how high the water came that winter?",
        "There is a line on the stone, and someone cut a date beside it.", "It is higher than I am tall, and I am not short.",
        "People came from the hill to look at it the next day.", "They did not speak for a long time.",
    ];

    private FakeApi _api = null!;
    private AppProcess _app = null!;

    public async Task InitializeAsync()
    {
        _api = await FakeApi.StartAsync();
        _api.On("GET /api/podcasts", new[] { Samples.Show() })
            .On("GET /api/podcasts/p1", Samples.Show(refreshed: DateTimeOffset.MaxValue))
            .On("GET /api/models", new[] { Samples.Demo, Samples.Base, Samples.Broken })
            .On("GET /api/episodes/e1", Samples.Episode())
            .On("GET /api/health", new HealthReport("healthy", "1.0.0", [new("database", "healthy", "Answers."), new("ffmpeg", "unhealthy", "Not found; install ffmpeg.")]));
        _app = await AppProcess.StartAsync(null, ("Ui__ApiAddress", _api.Address.AbsoluteUri));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task Look()
    {
        var page = await browsing.OpenAsync(_app.Address);
        await Assertions.Expect(page.GetByText("The Harbour Hour")).ToBeVisibleAsync();
        await Browsing.PictureAsync(page, "fake-podcasts");
        await page.GotoAsync("/podcasts/p1");
        await page.WaitForTimeoutAsync(500);
        await Browsing.PictureAsync(page, "fake-podcast");
        await page.GotoAsync("/episodes/e1");
        await page.WaitForTimeoutAsync(500);
        await Browsing.PictureAsync(page, "fake-episode");
        _api.On("GET /api/transcribe/e1", Samples.Status(TranscribeState.Running))
            .Events(
                "GET /api/transcribe/e1/progress",
                ("status", Samples.Status(TranscribeState.Running, TranscribeStage.Recognize, 42)),
                ("segments", Talk.Select((text, id) => Samples.Segment(id, text)).ToArray()));
        await page.GotoAsync("/episodes/e1");
        await page.WaitForTimeoutAsync(1000);
        await Browsing.PictureAsync(page, "fake-working");
        _api.On("GET /api/transcribe/e1", Samples.Status(TranscribeState.Failed, error: "The audio could not be fetched: stranger.example answered 403 Forbidden. Try again later, or see whether the episode plays on the show's own site."));
        await page.GotoAsync("/episodes/e1");
        await page.WaitForTimeoutAsync(500);
        await Browsing.PictureAsync(page, "fake-failed");
        _api.On("GET /api/transcribe/e1", Samples.Status(TranscribeState.Done))
            .On("GET /api/transcripts/e1", Samples.Transcript([.. Talk.Select((text, id) => Samples.Segment(id, text))]))
            .On("GET /api/episodes/e1", Samples.Episode(true, "/api/episodes/e1/audio"));
        await page.GotoAsync("/episodes/e1");
        await page.WaitForTimeoutAsync(500);
        await Browsing.PictureAsync(page, "fake-done");
        await page.GotoAsync("/models");
        await page.WaitForTimeoutAsync(500);
        await Browsing.PictureAsync(page, "fake-models");
        await page.GotoAsync("/health");
        await page.WaitForTimeoutAsync(500);
        await Browsing.PictureAsync(page, "fake-health");
        await page.GotoAsync("/nowhere");
        await Browsing.PictureAsync(page, "fake-nowhere");
    }
}
