using Podcasts.Ui.Clients;
using static Microsoft.Playwright.Assertions;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>The search in a real browser, over an Api that says what is wanted: how it looks, and that the keyboard is enough.</summary>
[Collection(SharedBrowser.Name)]
public sealed class SearchTests(Browsing browsing) : IAsyncLifetime
{
    private FakeApi _api = null!;
    private AppProcess _app = null!;

    public async Task InitializeAsync()
    {
        _api = await FakeApi.StartAsync();
        _app = await AppProcess.StartAsync(("Ui__ApiAddress", _api.Address.AbsoluteUri));
        _api.On("GET /api/podcasts", new[] { Samples.Show() }).On("GET /api/queue", Samples.Queue());
        _api.Events("GET /api/queue/progress");
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task The_keyboard_alone_finds_what_was_said_and_leads_to_its_second()
    {
        _api.On("GET /api/search", new SearchResult([Hit(754.2, "Ada Shore", "own"), Hit(1800, "Ben Hill", "publisher"), Hit(3725, null, "imported")], "123", 1));
        await using var visit = await browsing.VisitAsync(_app.Address, "/queue");
        await Expect(visit.Text("Nothing is waiting to be heard")).ToBeVisibleAsync();

        await visit.Page.Keyboard.PressAsync("/");
        await Expect(visit.Page.GetByLabel("Words that were said")).ToBeFocusedAsync();
        await visit.PictureAsync("search-empty");
        await visit.Page.Keyboard.TypeAsync("high tide");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Text("3 and more passages, the newest episode first. One episode is still being indexed.")).ToBeVisibleAsync();
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/search\\?q=high%20tide$"));
        await Expect(visit.Page.Locator("a.passage").First).ToHaveAttributeAsync("href", "/episodes/e1?t=754");
        await Expect(visit.Page.Locator("mark").First).ToHaveTextAsync("high tide");
        await visit.PictureAsync("search");
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task More_hits_follow_and_what_nobody_said_and_what_cannot_be_searched_say_what_to_do()
    {
        _api.On("GET /api/search", context => FakeApi.AnswerAsync(context, context.Request.Query.ContainsKey("after")
            ? new SearchResult([Hit(1800, "Ben Hill", "own")], null, 0)
            : new SearchResult([Hit(754.2, "Ada Shore", "own")], "123", 0)));
        await using var visit = await browsing.VisitAsync(_app.Address, "/search?q=tide");
        await visit.Button("More").ClickAsync();
        await Expect(visit.Text("2 passages, the newest episode first.")).ToBeVisibleAsync();

        _api.On("GET /api/search", new SearchResult([], null, 0));
        await visit.GoAsync("/search?q=submarine");
        await Expect(visit.Text("Nobody said that")).ToBeVisibleAsync();
        await visit.PictureAsync("search-nothing");

        _api.On("GET /api/search", Samples.Problem("a* would find nearly everything. Give at least 2 letters before the *."), 422);
        await visit.GoAsync("/search?q=a*");
        await Expect(visit.Text("Give at least 2 letters before the *.")).ToBeVisibleAsync();
        visit.AssertUntroubled();
    }

    private static SearchHit Hit(double start, string? speaker, string source) => new(
        "e1", "The tide and the tower", "p1", "The Harbour Hour", Samples.Day, speaker, source, start,
        [new("… so how do we know that the ", false), new("high tide", true), new(" came over the old sea wall, and that the tower was built before anybody kept a record of the weather in this harbour …", false)]);
}
