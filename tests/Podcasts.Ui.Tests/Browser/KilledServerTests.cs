using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>The server ends in the middle of the work, as in a power cut, and comes back: the reader has nothing to do but to wait.</summary>
[Collection(SharedBrowser.Name)]
public sealed class KilledServerTests(Browsing browsing) : IAsyncLifetime
{
    private AppProcess _app = null!;

    // One window after the other on one thread, so that there is a middle even on a fast machine.
    public async Task InitializeAsync() => _app = await AppProcess.StartAsync(("Torch__Device", "cpu"), ("Torch__Threads", "1"), ("Torch__BatchSize", "1"));

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task A_server_killed_while_it_transcribes_leaves_the_words_on_the_page_and_when_it_is_back_the_page_goes_on_and_finishes_by_itself()
    {
        await using var visit = await browsing.VisitAsync(_app.Address);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Five Voices" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "The slow train to the island" }).ClickAsync();
        await visit.Button("Transcribe this episode").ClickAsync();
        await Expect(visit.Page.Locator(".transcript p").First).ToBeVisibleAsync();

        await _app.KillAsync();
        await Expect(visit.Text("Connection lost.")).ToBeVisibleAsync();
        var first = await visit.Page.Locator(".text").First.TextContentAsync();
        Assert.False(string.IsNullOrWhiteSpace(first));

        await _app.RunAsync();
        await Expect(visit.Text("Heard by demo")).ToBeVisibleAsync();
        await Expect(visit.Text("Connection lost.")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator(".text").First).ToContainTextAsync(first!.Trim());

        var episode = new Uri(visit.Page.Url).Segments[^1];
        var status = await GetAsync(visit, $"/api/transcribe/{episode}");
        Assert.Equal(("done", true), (status.GetProperty("state").GetString(), status.GetProperty("attempt").GetInt32() > 1));
        var ids = (await GetAsync(visit, $"/api/transcripts/{episode}")).GetProperty("segments").EnumerateArray().Select(segment => segment.GetProperty("id").GetInt32()).ToList();
        Assert.Equal(Enumerable.Range(0, ids.Count), ids);
    }

    private static async Task<JsonElement> GetAsync(Visit visit, string path) =>
        (await (await visit.Page.APIRequest.GetAsync(new Uri(new Uri(visit.Page.Url), path).AbsoluteUri)).JsonAsync())!.Value;
}
