using Podcasts.Ui.Clients;
using static Microsoft.Playwright.Assertions;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>The queue in a real browser, over an Api that says what is wanted: how it looks, and that it lives without a reload.</summary>
[Collection(SharedBrowser.Name)]
public sealed class QueueTests(Browsing browsing) : IAsyncLifetime
{
    private static readonly QueueStage Prepared = Samples.Stage("prepare", TranscribeState.Done, 100);

    private FakeApi _api = null!;
    private AppProcess _app = null!;

    public async Task InitializeAsync()
    {
        _api = await FakeApi.StartAsync();
        _app = await AppProcess.StartAsync(("Ui__ApiAddress", _api.Address.AbsoluteUri));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task What_runs_where_and_what_comes_next_is_a_picture_that_moves_by_itself()
    {
        var busy = Samples.Queue(
            QueuePause.No,
            Samples.Queued(1, TranscribeState.Running, Prepared, Samples.Stage("recognize", TranscribeState.Running, 42, "recognize", "cuda:0", 12_400_000_000)),
            Samples.Queued(2, TranscribeState.Running, Prepared, Samples.Stage("recognize-0", TranscribeState.Done, 100), Samples.Stage("recognize-1", TranscribeState.Running, 65, "recognize", "cuda:1", 12_100_000_000), Samples.Stage("recognize-2", TranscribeState.Queued)),
            Samples.Queued(3, TranscribeState.Running, Samples.Stage("prepare", TranscribeState.Running, 30, "download")),
            Samples.Queued(1, TranscribeState.Queued, Prepared, Samples.Stage("recognize", TranscribeState.Queued, 12)) with { Episode = "e4", Title = "What the gulls knew" },
            Samples.Queued(2, TranscribeState.Queued) with { Episode = "e5", Title = "A very long title that goes on and on about the harbour, the tide, the tower, and everyone who ever walked along the old sea wall" },
            Samples.Queued(3, TranscribeState.Queued) with { Episode = "e6", Position = null, RetryAt = Samples.Day, Error = "stranger.example took too long to answer. This happened while getting the audio, at attempt 2; it is tried again by itself at 06:01:40 UTC." },
            Samples.Queued(7, TranscribeState.Failed, Samples.Stage("prepare", TranscribeState.Failed, 40)) with { Error = "stranger.example answers 404: the audio is gone. This happened while getting the audio, at attempt 1. Refresh the show, then try again." },
            Samples.Queued(8, TranscribeState.Done, Prepared),
            Samples.Queued(9, TranscribeState.Cancelled, Prepared));
        _api.On("GET /api/queue", busy);
        var events = _api.Events("GET /api/queue/progress", ("queue", busy));
        await using var visit = await browsing.VisitAsync(_app.Address, "/queue");
        await Expect(visit.Text("attic · cuda:0 · 12.4 GB in use")).ToBeVisibleAsync();
        await visit.PictureAsync("queue");

        events.TryWrite(("queue", Samples.Queue(QueuePause.Finish, Samples.Queued(8, TranscribeState.Done, Prepared))));
        await Expect(visit.Text("What runs goes on to its end; nothing new is begun.")).ToBeVisibleAsync();
        await visit.PictureAsync("queue-paused");
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task The_keyboard_alone_pauses_the_queue_and_puts_an_episode_first()
    {
        var waiting = Samples.Queue(QueuePause.No, Samples.Queued(1, TranscribeState.Queued), Samples.Queued(2, TranscribeState.Queued));
        _api.On("GET /api/queue", waiting)
            .On("POST /api/queue/pause", waiting with { Paused = QueuePause.Finish })
            .On("POST /api/queue/e2/next", waiting with { Waiting = [.. waiting.Waiting.Reverse()] });
        _api.Events("GET /api/queue/progress");
        await using var visit = await browsing.VisitAsync(_app.Address, "/queue");
        await visit.Button("Pause").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Button("After what runs")).ToBeFocusedAsync();
        await visit.PictureAsync("queue-pausing");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Text("Paused.")).ToBeVisibleAsync();

        await visit.Button("Next, please: Episode 2: the tide and the tower").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator(".list li").First).ToContainTextAsync("Episode 2");
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task An_empty_queue_leads_to_the_shows_and_a_show_to_the_queue()
    {
        _api.On("GET /api/queue", Samples.Queue())
            .On("GET /api/podcasts", new[] { Samples.Show() })
            .On("GET /api/podcasts/p1", Samples.Show(12, DateTimeOffset.MaxValue) with { Episodes = [.. Enumerable.Range(0, 12).Select(number => Samples.Summary(number) with { Season = 1 + (number / 5) })] })
            .On("GET /api/podcasts/p1/settings", new PodcastSettings(null, null, null, []) { TranscribeNew = true })
            .On("POST /api/podcasts/p1/transcribe", new TranscribePodcastAnswer(5), 202);
        _api.Events("GET /api/queue/progress");
        await using var visit = await browsing.VisitAsync(_app.Address, "/queue");
        await Expect(visit.Text("Nothing is waiting to be heard")).ToBeVisibleAsync();
        await visit.PictureAsync("queue-empty");

        await visit.GoAsync("/podcasts/p1");
        await visit.Text("Transcribe the whole show").ClickAsync();
        await Expect(visit.Page.GetByLabel("Transcribe new episodes by themselves")).ToBeCheckedAsync();
        await visit.Page.GetByLabel("Which episodes").SelectOptionAsync("2");
        await visit.Button("Transcribe 5 episodes").ClickAsync();
        await Expect(visit.Text("5 episodes are in line.")).ToBeVisibleAsync();
        await visit.PictureAsync("podcast-transcribe-all");
        visit.AssertUntroubled();
    }
}
