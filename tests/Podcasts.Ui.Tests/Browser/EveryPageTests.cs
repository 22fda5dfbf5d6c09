using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using Podcasts.Ui.Components;
using static Microsoft.Playwright.Assertions;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>Every page that there is, filled as the sample show fills it; a new one cannot be forgotten. Its pictures are those of <c>docs/screens</c>.</summary>
[Collection(SharedBrowser.Name)]
public sealed class EveryPageTests(Browsing browsing, SampleApp sample) : IClassFixture<SampleApp>, IDisposable
{
    private static readonly IReadOnlyList<(string Route, bool IsLive)> Routes =
    [
        .. from page in typeof(App).Assembly.GetTypes()
           from route in page.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Cast<RouteAttribute>()
           orderby route.Template
           select (route.Template, !page.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute), inherit: false)),
    ];

    private readonly HttpClient _http = new(new SocketsHttpHandler()) { BaseAddress = sample.App.Address };

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Each_is_accessible_and_fits_in_both_themes_on_phone_tablet_and_desktop()
    {
        var ids = await FillAsync();
        Assert.True(Routes.Count > 15, string.Join(' ', Routes));
        foreach (var (route, isLive) in Routes)
        {
            await using var visit = await OpenAsync(route, isLive, ids);
            await Expect(visit.Page.Locator("h1")).ToHaveCountAsync(1);
            await Expect(visit.Page.Locator(".skeleton")).ToHaveCountAsync(0);
            await visit.PictureAsync("page" + (route == "/" ? "-home" : route.Replace('/', '-').Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)), tablet: true);
            visit.AssertUntroubled();
        }
    }

    [Fact]
    public async Task Each_is_reached_and_left_by_the_keyboard_in_the_order_in_which_it_is_read()
    {
        var ids = await FillAsync();
        foreach (var (route, isLive) in Routes)
        {
            await using var visit = await OpenAsync(route, isLive, ids);
            await Expect(visit.Page.Locator(".skeleton")).ToHaveCountAsync(0);
            Assert.Equal(0, await visit.Page.Locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").CountAsync());

            if (await visit.Page.Locator("nav").CountAsync() == 0)
            {
                continue; // There is nothing to skip.
            }

            await visit.Page.GetByText("Skip to the page").FocusAsync();
            await visit.Page.Keyboard.PressAsync("Enter");
            await visit.Page.WaitForFunctionAsync("() => document.activeElement.id === 'main'");
            visit.AssertUntroubled();
        }
    }

    [Fact]
    public async Task The_browser_reads_our_captions_with_their_voices()
    {
        var episode = (await FillAsync())["episode"];
        await using var visit = await browsing.VisitAsync(sample.App.Address, "/health");

        var cues = await visit.Page.EvaluateAsync<JsonElement>(
            """
            address => new Promise((read, fail) => {
              const track = document.createElement("track");
              Object.assign(track, { src: address, kind: "captions", default: true });
              track.addEventListener("error", () => fail(new Error("not read")));
              track.addEventListener("load", () => read([...track.track.cues].map(cue => ({ start: cue.startTime, end: cue.endTime, words: cue.getCueAsHTML().textContent, voice: cue.getCueAsHTML().querySelector("span")?.title ?? null }))));
              const video = document.createElement("video");
              video.append(track);
              document.body.append(video);
              track.track.mode = "showing";
            })
            """,
            $"/api/transcripts/{episode}.vtt");

        var transcript = await GetAsync($"api/transcripts/{episode}");
        var said = string.Join(' ', transcript.GetProperty("segments").EnumerateArray().Select(segment => segment.GetProperty("text").GetString()));
        Assert.Equal(Plain(said), Plain(string.Join(' ', cues.EnumerateArray().Select(cue => cue.GetProperty("words").GetString()))));
        Assert.True(cues.EnumerateArray().All(cue => cue.GetProperty("end").GetDouble() - cue.GetProperty("start").GetDouble() is > 0 and <= 7.001));
        Assert.True(cues.EnumerateArray().Select(cue => cue.GetProperty("voice").GetString()).Distinct().Count() > 1, cues.ToString());
        visit.AssertUntroubled();
    }

    private async Task<Visit> OpenAsync(string route, bool isLive, IReadOnlyDictionary<string, string> ids)
    {
        var path = ids.Aggregate(route == "/search" ? "/search?q=the" : route, (filled, id) => filled.Replace($"{{{id.Key}}}", id.Value, StringComparison.Ordinal));
        Assert.DoesNotContain('{', path);
        return isLive ? await browsing.VisitAsync(sample.App.Address, path) : await browsing.StrangerAsync(sample.App.Address, path);
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>An episode with transcript, speakers, a bookmark and a transcript from elsewhere: what stands for the parameters of routes.</summary>
    private async Task<IReadOnlyDictionary<string, string>> FillAsync()
    {
        var shows = await GetAsync("api/podcasts");
        for (var attempt = 0; attempt < 100 && shows.GetArrayLength() == 0; attempt++)
        {
            await Task.Delay(200); // A fresh install reads the sample show by itself.
            shows = await GetAsync("api/podcasts");
        }

        var podcast = shows[0].GetProperty("id").GetString()!;
        var episode = (await GetAsync($"api/podcasts/{podcast}")).GetProperty("episodes").EnumerateArray().MinBy(known => known.GetProperty("duration").GetDouble()).GetProperty("id").GetString()!;
        if ((await GetAsync($"api/transcripts/{episode}/others")).GetArrayLength() == 0)
        {
            (await _http.PostAsync($"api/transcribe/{episode}", null)).EnsureSuccessStatusCode();
            using var captions = new StringContent("WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ann>The slow train to the island.");
            (await _http.PostAsync($"api/transcripts/{episode}/others?name=elsewhere.vtt", captions)).EnsureSuccessStatusCode();
            (await _http.PostAsJsonAsync("api/bookmarks", new { episode, seconds = 12.5, note = "Ask Ann." })).EnsureSuccessStatusCode();
        }

        for (var attempt = 0; attempt < 600 && !await IsDoneAsync($"api/diarize/{episode}"); attempt++)
        {
            await Task.Delay(200);
        }

        Assert.True(await IsDoneAsync($"api/diarize/{episode}"), "The sample show's speakers are not identified.");
        var other = (await GetAsync($"api/transcripts/{episode}/others"))[0].GetProperty("id").GetString()!;
        return new Dictionary<string, string> { ["podcast"] = podcast, ["episode"] = episode, ["other"] = other };
    }

    private async Task<bool> IsDoneAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return response.IsSuccessStatusCode && (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString() == "done";
    }

    private Task<JsonElement> GetAsync(string path) => _http.GetFromJsonAsync<JsonElement>(path);
}
