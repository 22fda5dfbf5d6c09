using Microsoft.Playwright;
using Podcasts.Ui.Clients;
using static Microsoft.Playwright.Assertions;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>Bookmarks in a real browser: made with a key where something is heard, found again on a page of their own.</summary>
[Collection(SharedBrowser.Name)]
public sealed class BookmarksTests(Browsing browsing) : IAsyncLifetime
{
    private static readonly Bookmark Made = new("b1", "e1", "The flood", "p1", "Harbour talk", 1234.5, "", "The tide came over the wall.", DateTimeOffset.UnixEpoch);

    private FakeApi _api = null!;
    private AppProcess _app = null!;

    public async Task InitializeAsync()
    {
        _api = LongEpisode.Serve(await FakeApi.StartAsync()).On("GET /api/bookmarks", new BookmarkList([], null));
        _app = await AppProcess.StartAsync(("Ui__ApiAddress", _api.Address.AbsoluteUri));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task The_key_B_marks_the_second_that_is_heard_and_asks_for_a_note()
    {
        _api.On("POST /api/bookmarks", Made).On("PUT /api/bookmarks/b1", Made with { Note = "Ask Ann." });
        await using var visit = await browsing.VisitAsync(_app.Address, "/episodes/e1?t=1234");
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('.player audio')?.currentTime >= 1234");
        await Expect(visit.Text("Mark what you want to find again")).ToBeVisibleAsync();

        await visit.Page.Locator("h1").FocusAsync();
        await visit.Page.Keyboard.PressAsync("b");
        var note = visit.Page.GetByLabel("Note at 20:34");
        await Expect(note).ToBeFocusedAsync();
        Assert.Contains(_api.Bodies, body => body.Contains("\"episode\":\"e1\"", StringComparison.Ordinal) && body.Contains("\"seconds\":1234", StringComparison.Ordinal));
        await visit.PictureAsync("bookmark-new");
        await note.FillAsync("Ask Ann.");
        await visit.Button("Save").ClickAsync();

        await Expect(visit.Page.GetByLabel("New bookmark")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator(".bookmarks .note")).ToHaveTextAsync("Ask Ann.");
        await Expect(visit.Page.Locator(".bookmarks .said")).ToContainTextAsync("The tide came over the wall.");
        await visit.PictureAsync("episode-bookmarks");
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task What_is_removed_can_be_brought_back_where_it_stood()
    {
        _api.On("GET /api/bookmarks", new BookmarkList([Made with { Note = "Ask Ann." }, Made with { Id = "b2", Seconds = 61 }], null))
            .On("DELETE /api/bookmarks/b1", "")
            .On("POST /api/bookmarks/b1/undo", Made);
        await using var visit = await browsing.VisitAsync(_app.Address, "/bookmarks");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Play The flood from 20:34" })).ToHaveAttributeAsync("href", "/episodes/e1?t=1234.5");
        await visit.PictureAsync("bookmarks");

        await visit.Button("Remove the bookmark at 20:34").ClickAsync();
        await Expect(visit.Text("The bookmark at 20:34 is gone.")).ToBeVisibleAsync();
        await visit.Button("Undo").ClickAsync();

        await Expect(visit.Text("Ask Ann.")).ToBeVisibleAsync();
        Assert.Contains("POST /api/bookmarks/b1/undo", _api.Requests);
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task An_empty_page_says_how_to_fill_it_and_a_failure_says_what_it_was()
    {
        await using var visit = await browsing.VisitAsync(_app.Address, "/bookmarks");
        await Expect(visit.Text("Nothing is marked yet")).ToBeVisibleAsync();
        await visit.PictureAsync("bookmarks-empty");

        _api.On("GET /api/bookmarks", new { status = 503, detail = "The disk is full." }, 503);
        await visit.GoAsync("/bookmarks");
        await Expect(visit.Text("The disk is full.")).ToBeVisibleAsync();
        visit.AssertUntroubled();
    }
}
