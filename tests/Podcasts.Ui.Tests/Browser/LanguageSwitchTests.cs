using static Microsoft.Playwright.Assertions;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>The language of the pages, chosen in the bar; the circuit speaks it as well as the first rendering.</summary>
[Collection(SharedBrowser.Name)]
public sealed class LanguageSwitchTests(Browsing browsing) : IAsyncLifetime
{
    private FakeApi _api = null!;
    private AppProcess _app = null!;

    public async Task InitializeAsync()
    {
        _api = (await FakeApi.StartAsync()).On("GET /api/queue", Samples.Queue(global::Podcasts.Ui.Clients.QueuePause.No));
        _api.Events("GET /api/queue/progress", ("status", Samples.Queue(global::Podcasts.Ui.Clients.QueuePause.No)));
        _app = await AppProcess.StartAsync(("Ui__ApiAddress", _api.Address.AbsoluteUri));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task A_reader_chooses_German_and_comes_back_to_English()
    {
        await using var visit = await browsing.VisitAsync(_app.Address, "/queue");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Queue");

        await visit.Button("Deutsch").PressAsync("Enter");

        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Warteschlange");
        await visit.LiveAsync();
        await visit.Button("Anhalten").ClickAsync(); // What comes from the circuit is German, too.
        await Expect(visit.Button("Nach dem, was läuft")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await visit.PictureAsync("queue-german");

        await visit.Button("English").PressAsync("Enter");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Queue");
        visit.AssertUntroubled();
    }
}
