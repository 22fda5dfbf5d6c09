using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>What the app is for, with everything real: the app's own process, its sample show, its demo model, a browser.</summary>
[Collection(SharedBrowser.Name)]
public sealed class ReadingTests(Browsing browsing, SampleApp sample) : IClassFixture<SampleApp>
{
    private readonly AppProcess _app = sample.App;

    [Fact]
    public async Task A_reader_opens_the_sample_show_presses_the_button_and_reads_what_was_said()
    {
        await using var visit = await browsing.VisitAsync(_app.Address);
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Five Voices" }).ClickAsync();
        await Expect(page.Locator(".episodes li")).ToHaveCountAsync(3);
        await visit.PictureAsync("podcast");
        await page.GetByRole(AriaRole.Link, new() { Name = "The slow train to the island" }).ClickAsync();
        await Expect(visit.Text("Only the demo model is used here.")).ToBeVisibleAsync();
        await Expect(visit.Text("The audio is fetched when you transcribe")).ToBeVisibleAsync();
        await visit.PictureAsync("episode");

        var address = page.Url;
        await visit.Button("Transcribe this episode").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await Expect(page.Locator(".transcript p").First).ToBeVisibleAsync();
        await Expect(visit.Text("of 4:39 minutes")).ToBeVisibleAsync();
        Assert.Equal(address, page.Url);

        await page.ReloadAsync();
        await Expect(visit.Text("Heard by demo")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
        await visit.PictureAsync("transcript");
        var heard = string.Join(' ', await page.Locator(".transcript .text").AllTextContentsAsync());
        var said = await File.ReadAllTextAsync(Path.Combine(AppProcess.Folder(), "samples", "show", "episode-3.txt"));
        var errors = Words.ErrorRate(said, heard);
        Assert.True(errors <= 0.05, $"{errors:P0} of the words are wrong:\n{heard}");

        await page.GoBackAsync();
        await Expect(page.Locator(".episodes li", new() { HasText = "The slow train to the island" }).Locator(".mark")).ToHaveTextAsync("Transcribed");
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task Two_readers_who_press_get_one_job_and_the_same_words_and_play_them()
    {
        var episode = await EpisodeAsync("The painter and the bridge");
        await using var first = await browsing.VisitAsync(_app.Address, $"/episodes/{episode}");
        await using var second = await browsing.VisitAsync(_app.Address, $"/episodes/{episode}");
        await first.Button("Transcribe this episode").ClickAsync();
        await second.Button("Transcribe this episode").ClickAsync();
        await Expect(first.Text("Heard by demo")).ToBeVisibleAsync();
        await Expect(second.Text("Heard by demo")).ToBeVisibleAsync();

        Assert.Equal(await first.Page.Locator(".text").AllTextContentsAsync(), await second.Page.Locator(".text").AllTextContentsAsync());
        Assert.Single(_app.Output.Split('\n'), line => line.Contains("is queued for model", StringComparison.Ordinal));

        await PlaysFromAsync(first.Page, 2);
        await HandlesKeysAsync(first.Page);
        await DownloadsAsync(first.Page);
        first.AssertUntroubled();
        second.AssertUntroubled();
    }

    [Fact]
    public async Task Every_page_is_there_for_everyone_and_wears_the_theme_that_was_chosen()
    {
        await using var visit = await browsing.VisitAsync(_app.Address);
        await Expect(visit.Text("Five Voices")).ToBeVisibleAsync();
        await visit.PictureAsync("podcasts");
        await visit.GoAsync("/models");
        await Expect(visit.Text("How to add a model")).ToBeVisibleAsync();
        await visit.PictureAsync("models");
        await visit.GoAsync("/health");
        await Expect(visit.Text("ffmpeg and ffprobe are installed")).ToBeVisibleAsync();
        await visit.PictureAsync("health");
        await visit.GoAsync("/no/such/page");
        await Expect(visit.Text("There is nothing here")).ToBeVisibleAsync();
        await visit.PictureAsync("nowhere");

        var paper = "getComputedStyle(document.body).backgroundColor";
        var light = await visit.Page.EvaluateAsync<string>(paper);
        await visit.Button("Switch between light and dark").ClickAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await visit.GoAsync("/podcasts/nosuchshow");
        await Expect(visit.Text("There is nothing here")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.NotEqual(light, await visit.Page.EvaluateAsync<string>(paper));
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task The_keyboard_alone_reaches_everything_and_a_missing_page_says_404()
    {
        await using var visit = await browsing.VisitAsync(_app.Address, "/models");
        var skip = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the page" });
        await Expect(visit.Page.Locator("h1")).ToBeFocusedAsync();
        for (var step = 0; step < 20 && !await skip.EvaluateAsync<bool>("link => link === document.activeElement"); step++)
        {
            await visit.Page.Keyboard.PressAsync("Shift+Tab");
        }

        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("#main")).ToBeFocusedAsync();

        var response = await visit.Page.GotoAsync("/no/such/page");
        Assert.Equal(404, response!.Status);
        response = await visit.Page.GotoAsync("/podcasts/nosuchshow");
        Assert.Equal(404, response!.Status);
    }

    private static async Task PlaysFromAsync(IPage page, int paragraph)
    {
        var chosen = page.Locator(".transcript p").Nth(paragraph);
        var start = double.Parse((await chosen.GetAttributeAsync("data-start"))!, CultureInfo.InvariantCulture);
        await chosen.Locator(".text").ClickAsync(new() { Position = new() { X = 4, Y = 12 } });
        await Expect(chosen).ToHaveAttributeAsync("data-playing", "");
        await Expect(page.Locator("[data-playing]")).ToHaveCountAsync(1);
        var position = await page.EvaluateAsync<double>("document.querySelector('audio').currentTime");
        Assert.InRange(position, start - 0.1, start + 5);

        // The middle of the paragraph's first line is said later than its beginning.
        var line = (await chosen.Locator(".text").BoundingBoxAsync())!.Width / 2;
        await chosen.Locator(".text").ClickAsync(new() { Position = new() { X = line, Y = 12 } });
        await page.WaitForFunctionAsync("after => document.querySelector('audio').currentTime > after", start + 0.8);
        await Expect(page.Locator(".player").GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeVisibleAsync();
    }

    private static async Task HandlesKeysAsync(IPage page)
    {
        await page.Locator("h1").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator(".player").GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true })).ToBeVisibleAsync();
        var before = await page.EvaluateAsync<double>("document.querySelector('audio').currentTime");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal(before + 30, await page.EvaluateAsync<double>("document.querySelector('audio').currentTime"), 1);
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal(before + 15, await page.EvaluateAsync<double>("document.querySelector('audio').currentTime"), 1);
    }

    private static async Task DownloadsAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download vtt" }).ClickAsync());
        Assert.EndsWith(".vtt", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.StartsWith("WEBVTT", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
    }

    /// <summary>The id of an episode of the sample show, once that is there.</summary>
    private async Task<string> EpisodeAsync(string title)
    {
        using var handler = new SocketsHttpHandler();
        using var http = new HttpClient(handler) { BaseAddress = _app.Address };
        for (var attempt = 0; ; attempt++)
        {
            var shows = await http.GetFromJsonAsync<JsonElement>("api/podcasts");
            if (shows.GetArrayLength() > 0)
            {
                var show = await http.GetFromJsonAsync<JsonElement>($"api/podcasts/{shows[0].GetProperty("id").GetString()}");
                return show.GetProperty("episodes").EnumerateArray().First(episode => episode.GetProperty("title").GetString() == title).GetProperty("id").GetString()!;
            }

            Assert.True(attempt < 150, $"The sample show is not there after 30 s:\n{_app.Output}");
            await Task.Delay(200);
        }
    }
}
