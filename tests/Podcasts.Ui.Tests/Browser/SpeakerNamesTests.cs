using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>Names that stay, with everything real: the app's own process, its sample show, its demo networks, a browser.</summary>
[Collection(SharedBrowser.Name)]
public sealed class SpeakerNamesTests(Browsing browsing, SampleApp sample) : IClassFixture<SampleApp>
{
    private readonly AppProcess _app = sample.App;

    [Fact]
    public async Task A_host_who_was_named_in_one_episode_is_suggested_in_the_next()
    {
        await using var visit = await browsing.VisitAsync(_app.Address);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Five Voices" }).ClickAsync();
        await KeepVoicesAsync(visit);
        var show = visit.Page.Url;
        await TranscribeAsync(visit, "The painter and the bridge");

        var host = await HostAsync(visit);
        await NameAsync(visit, host, "Alice");
        await MergeAndUndoAsync(visit);
        await Expect(visit.Page.Locator("button.who").First).ToContainTextAsync("Alice");
        await visit.PictureAsync("speakers-sample");

        await visit.GoAsync(new Uri(show).AbsolutePath);
        await TranscribeAsync(visit, "The slow train to the island");
        var suggestion = visit.Page.Locator(".suggestion", new() { HasText = "Suggested: Alice" });
        await Expect(suggestion).ToHaveCountAsync(1);
        await visit.PictureAsync("speakers-suggested");
        await suggestion.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(visit.Page.Locator("button.name", new() { HasText = "Alice" })).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".suggestion", new() { HasText = "Alice" })).ToHaveCountAsync(0);
        visit.AssertUntroubled();
    }

    private static async Task KeepVoicesAsync(Visit visit)
    {
        await visit.Text("How this show is transcribed").ClickAsync();
        await visit.Page.GetByLabel("Know the voices of this show again").CheckAsync();
        await visit.Button("Save").ClickAsync();
        await Expect(visit.Text("Saved.")).ToBeVisibleAsync();
    }

    /// <summary>The words come first, and the speakers by themselves.</summary>
    private static async Task TranscribeAsync(Visit visit, string episode)
    {
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = episode }).ClickAsync();
        await visit.Button("Transcribe this episode").ClickAsync();
        await Expect(visit.Text("Heard by demo")).ToBeVisibleAsync(new() { Timeout = 180_000 });
        await Expect(visit.Page.Locator("li.speaker").First).ToBeVisibleAsync(new() { Timeout = 180_000 });
    }

    /// <summary>The label of whoever says the first words of the episode.</summary>
    private static async Task<string> HostAsync(Visit visit)
    {
        var first = visit.Page.Locator(".transcript p").First;
        await Expect(first).ToContainTextAsync("Good morning everyone, I am Alice.");
        var label = await first.Locator("button.who").InnerTextAsync();
        return label.Substring(label.IndexOf("Speaker", StringComparison.Ordinal), "Speaker 1".Length);
    }

    private static async Task NameAsync(Visit visit, string label, string name)
    {
        await visit.Page.Locator("button.name", new() { HasText = label }).ClickAsync();
        await Expect(visit.Page.Locator(".clips button")).ToHaveCountAsync(3);
        await ListenAsync(visit, visit.Page.Locator(".clips button").First);
        await visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await visit.Button("Save the name").ClickAsync();
        await Expect(visit.Page.Locator("button.name", new() { HasText = name })).ToHaveCountAsync(1);
    }

    private static async Task MergeAndUndoAsync(Visit visit)
    {
        var speakers = await visit.Page.Locator("li.speaker").CountAsync();
        await visit.Page.Locator("button.name", new() { HasText = "Speaker" }).First.ClickAsync();
        await visit.Page.GetByLabel("Same person as").SelectOptionAsync("Alice");
        await visit.Button("Merge").ClickAsync();
        await Expect(visit.Page.Locator("li.speaker")).ToHaveCountAsync(speakers - 1);
        await visit.Page.GetByRole(AriaRole.Group, new() { Name = "Latest change" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(visit.Page.Locator("li.speaker")).ToHaveCountAsync(speakers);
    }

    // A clip plays from its beginning and stops at its end by itself.
    private static async Task ListenAsync(Visit visit, ILocator clip)
    {
        var (start, end) = (await SecondsAsync(clip, "data-seek"), await SecondsAsync(clip, "data-until"));
        await clip.ClickAsync();
        await visit.Page.WaitForFunctionAsync(string.Create(CultureInfo.InvariantCulture, $"() => {{ const audio = document.querySelector('audio'); return !audio.paused && audio.currentTime >= {start:R}; }}"));
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('audio').paused");
        Assert.InRange(await visit.Page.EvaluateAsync<double>("() => document.querySelector('audio').currentTime"), end, end + 1);
    }

    private static async Task<double> SecondsAsync(ILocator clip, string name) => double.Parse((await clip.GetAttributeAsync(name))!, CultureInfo.InvariantCulture);
}
