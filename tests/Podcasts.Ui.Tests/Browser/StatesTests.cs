using Microsoft.Playwright;
using Podcasts.Ui.Clients;
using static Microsoft.Playwright.Assertions;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>States that the real Api passes through too quickly to look at, in a real browser, and an Api on another machine.</summary>
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
        _api.On("GET /api/models", Samples.Overview(Samples.Demo, Samples.Base, Samples.Broken)).On("GET /api/episodes/e1", Samples.Episode());
        _app = await AppProcess.StartAsync(("Ui__ApiAddress", _api.Address.AbsoluteUri));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task Work_under_way_is_a_picture_of_the_episode_and_the_words_so_far()
    {
        _api.On("GET /api/transcribe/e1", Samples.Status(TranscribeState.Running));
        _api.Events(
            "GET /api/transcribe/e1/progress",
            ("segments", Talk.Select((text, id) => Samples.Segment(id, text)).ToArray()),
            ("status", Samples.Status(TranscribeState.Running, TranscribeStage.Recognize, 42)));
        await using var visit = await browsing.VisitAsync(_app.Address, "/episodes/e1");

        await Expect(visit.Text("1:42 of 4:05 minutes")).ToBeVisibleAsync();
        await Expect(visit.Text("They did not speak for a long time.")).ToBeVisibleAsync();
        await visit.PictureAsync("working");
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task Doubtful_places_are_listed_and_marked_and_a_show_has_settings()
    {
        _api.On("GET /api/episodes/e1", Samples.Episode(true, "/api/episodes/e1/audio") with { Persons = [new("Ada Shore", "host", null), new("Ben Hill", "guest", "https://ben.example/")] })
            .On("GET /api/transcripts/e1", Samples.Transcript([.. Talk.Take(3).Select((text, id) => Samples.Segment(id, text, id * 28))]) with
            {
                Quality = new(0.973, 0.9, [new("lowConfidence", 30, 33, "The recogniser was unsure here."), new("speechWithoutText", 150, 160, "Somebody speaks here, but no words were recognised.")]),
            })
            .On("GET /api/speakers", Array.Empty<ShowPerson>())
            .On("GET /api/podcasts/p1/settings", new PodcastSettings("base", "de", null, ["Kubernetes", "Ada Shore"]))
            .On("GET /api/podcasts/p1", Samples.Show(3, DateTimeOffset.MaxValue) with { Persons = [new("Ada Shore", "host", null)] });
        await using var visit = await browsing.VisitAsync(_app.Address, "/episodes/e1");
        await visit.Text("Covers 97 % of the speech; 2 places to check").ClickAsync();
        await Expect(visit.Text("Somebody speaks here, but no words were recognised.")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".transcript .check")).ToHaveCountAsync(2);
        await visit.PictureAsync("checks");

        await visit.GoAsync("/podcasts/p1");
        await visit.Text("How this show is transcribed").ClickAsync();
        await Expect(visit.Page.GetByLabel("Names and words to expect")).ToHaveValueAsync("Kubernetes\nAda Shore");
        await visit.PictureAsync("podcast-settings");
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task Broken_models_and_an_app_that_is_not_well_are_told_plainly()
    {
        _api.On("GET /api/health", new HealthReport("unhealthy", "1.0.0", [new("database", "healthy", "Answers."), new("ffmpeg", "unhealthy", "ffmpeg is not installed. Install it with: apt-get install ffmpeg.")]));
        await using var visit = await browsing.VisitAsync(_app.Address, "/models");
        await Expect(visit.Text("The file ends after 1,200 bytes")).ToBeVisibleAsync();
        await visit.PictureAsync("models-broken");
        await visit.GoAsync("/health");
        await Expect(visit.Text("ffmpeg is not installed.")).ToBeVisibleAsync();
        await visit.PictureAsync("health-unwell");
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task What_is_stored_is_looked_at_and_repaired_with_the_keyboard_alone()
    {
        _api.On("GET /api/health", new HealthReport("healthy", "1.0.0", []));
        _api.Events("GET /api/health/storage/progress", ("status", Samples.Stored(Samples.Missing, Samples.BrokenRow) with { SetAside = [Samples.BrokenRow with { Subject = "The episode of long ago", Message = "It was set aside: Title is empty." }] }));
        _api.On("POST /api/health/storage/repair", new[] { new StorageRepairResult("", false, "cdn.example answers 404 (Not Found). The recording may be gone for good; see whether the feed has another address.") });
        await using var visit = await browsing.VisitAsync(_app.Address, "/health");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Storage" }).PressAsync("Enter");
        await Expect(visit.Text("2 things are not as they should be.")).ToBeVisibleAsync();
        await visit.Text("Set aside: 1").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Download again: The recording" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Text("cdn.example answers 404")).ToBeVisibleAsync();
        await visit.PictureAsync("storage");

        _api.Events("GET /api/health/storage/progress", ("status", Samples.Stored()));
        await visit.Button("Look again").ClickAsync();
        await Expect(visit.Text("Everything is sound.")).ToBeVisibleAsync();
        await visit.PictureAsync("storage-sound");
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task Models_are_downloaded_and_secrets_entered_on_pages_of_their_own()
    {
        var offered = Samples.Offered(Samples.Download(ModelDownloadState.Downloading, 42));
        _api.On("GET /api/models", Samples.Overview(Samples.Base, Samples.Demo) with
        {
            Catalog =
            [
                offered,
                offered with { Id = "small", Name = "Whisper small", Advice = "A fair balance for a computer without a GPU", Download = Samples.Download(ModelDownloadState.Failed, 0, "hub.example answers 401: it hands us/models only to those it knows. Make a Hugging Face token that may read it, enter it on the page Credentials, and try again.") },
                offered with { Id = "base", Name = "Whisper base", Installed = true, Download = null },
                offered with { Id = "tiny.en", Name = "Whisper tiny.en", Languages = 1, Advice = null, Download = null },
            ],
        });
        _api.Events("GET /api/models/large-v3-turbo-q5_0/download/progress", ("status", Samples.Download(ModelDownloadState.Downloading, 42)));
        _api.On("GET /api/credentials", new[]
        {
            new Credential("hugging-face", "Hugging Face token", "https://huggingface.co", Samples.Day, "9876", null),
            new Credential("openai", "OpenAI-compatible key", "https://api.openai.com", null, null, null),
        });
        await using var visit = await browsing.VisitAsync(_app.Address, "/models");
        await Expect(visit.Text("241 MB of 574 MB")).ToBeVisibleAsync();
        await visit.PictureAsync("models-download");
        await visit.GoAsync("/credentials");
        await Expect(visit.Text("ends in 9876")).ToBeVisibleAsync();
        await visit.PictureAsync("credentials");
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task An_empty_shelf_fills_by_itself_and_two_thousand_episodes_can_be_searched()
    {
        _api.On("GET /api/podcasts", Array.Empty<object>());
        await using var visit = await browsing.VisitAsync(_app.Address, "/podcasts");
        await Expect(visit.Text("No shows yet")).ToBeVisibleAsync();
        await visit.PictureAsync("podcasts-empty");

        _api.On("GET /api/podcasts", new[] { Samples.Show() }).On("GET /api/podcasts/p1", Samples.Show(2000, DateTimeOffset.MaxValue));
        await visit.Text("The Harbour Hour").ClickAsync();
        await Expect(visit.Text("2,000 episodes")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".episodes li")).ToHaveCountAsync(50);
        await visit.PictureAsync("podcast-long");
        await visit.Page.GetByLabel("Find an episode by its title").FillAsync("episode 1999");
        await Expect(visit.Page.Locator(".episodes li")).ToHaveCountAsync(1);
        visit.AssertUntroubled();
    }
}
