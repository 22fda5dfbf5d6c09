using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>A show is found by its name and added, with a directory of podcasts on this machine.</summary>
[Collection(SharedBrowser.Name)]
public sealed class FindShowsTests(Browsing browsing) : IAsyncLifetime
{
    private static readonly byte[] Dot = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private FakeApi _outside = null!;
    private AppProcess _app = null!;

    public async Task InitializeAsync()
    {
        _outside = await FakeApi.StartAsync();
        _app = await AppProcess.StartAsync(("Fetching__AllowPrivateNetworks", "true"), ("Directories__Apple", _outside.Address.AbsoluteUri));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _outside.DisposeAsync();
    }

    [Fact]
    public async Task A_show_is_found_by_its_name_with_its_picture_and_added_by_a_press()
    {
        object[] shows =
        [
            new { collectionName = "The Harbour Hour", artistName = "Ada Shore", feedUrl = $"{_outside.Address}feed.xml", artworkUrl600 = $"{_outside.Address}dot.png" },
            new { collectionName = "Harbours of the world, and the long way between them", artistName = "Ben Hill and friends", feedUrl = "https://hills.example/feed.xml" },
        ];
        _outside.On("GET /search", new { results = shows });
        _outside.On("GET /dot.png", context => Results.Bytes(Dot, "image/png").ExecuteAsync(context));
        _outside.On("GET /feed.xml", context => Results.Text(
            $"<rss version=\"2.0\"><channel><title>The Harbour Hour</title><description>d</description><item><title>Tides</title><enclosure url=\"{_outside.Address}a.mp3\" type=\"audio/mpeg\"/></item></channel></rss>",
            "application/rss+xml").ExecuteAsync(context));
        await using var visit = await browsing.VisitAsync(_app.Address, "/podcasts");

        await visit.Page.GetByLabel("Add a show by its name, or by the address of its feed").FillAsync("harbour");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "2 shows for “harbour”" })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".found img")).ToHaveJSPropertyAsync("naturalWidth", 1);
        await visit.PictureAsync("found");
        await visit.Button("Add The Harbour Hour").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "The Harbour Hour" })).ToBeVisibleAsync();
        visit.AssertUntroubled();
    }
}
