using Microsoft.Playwright;
using Podcasts.Ui.Clients;
using static Microsoft.Playwright.Assertions;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>Listening along with the text in a real browser, from the keyboard.</summary>
[Collection(SharedBrowser.Name)]
public sealed class ListeningTests(Browsing browsing) : IAsyncLifetime
{
    private const string Position = "document.querySelector('audio').currentTime";

    private FakeApi _api = null!;
    private AppProcess _app = null!;

    public async Task InitializeAsync()
    {
        _api = LongEpisode.Serve(await FakeApi.StartAsync())
            .On("GET /api/episodes/e1/chapters", new Chapter[] { new(0, null, "Welcome", null), new(600, null, "The tower", "https://tower.example/"), new(7200, 9000, "Letters", null) });
        _app = await AppProcess.StartAsync(("Ui__ApiAddress", _api.Address.AbsoluteUri));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task Each_word_is_marked_while_it_is_heard_and_the_text_goes_along_until_the_reader_scrolls_away()
    {
        await using var visit = await OpenAsync("?t=60");
        await visit.Button("Play").ClickAsync();
        await visit.Page.GetByLabel("Speed").SelectOptionAsync("3");
        var first = await SpokenAsync(visit, "");
        var second = await SpokenAsync(visit, first);
        Assert.NotEqual(first, second);
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.querySelector('audio').preservesPitch && document.querySelector('audio').playbackRate === 3"));

        // It goes along: what is heard is in sight still when it would have left the screen.
        await visit.Page.EvaluateAsync("document.dispatchEvent(new CustomEvent('player:seek', { detail: { seconds: 5000 } }))");
        await Expect(visit.Page.Locator("[data-playing]")).ToBeInViewportAsync();

        await visit.Page.Mouse.MoveAsync(400, 400);
        while (await visit.Page.EvaluateAsync<bool>("!document.documentElement.hasAttribute('data-away')"))
        {
            await visit.Page.Mouse.WheelAsync(0, -900);
            await visit.Page.WaitForTimeoutAsync(50);
        }

        var away = await visit.Page.EvaluateAsync<double>("scrollY");
        await SpokenAsync(visit, await SpokenAsync(visit, ""));
        Assert.Equal(away, await visit.Page.EvaluateAsync<double>("scrollY"), 400.0);
        await Expect(visit.Page.Locator("[data-playing]")).Not.ToBeInViewportAsync();
        await visit.Button("Follow").ClickAsync();
        await Expect(visit.Page.Locator("[data-playing]")).ToBeInViewportAsync();
        await Expect(visit.Button("Follow")).ToBeHiddenAsync();
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task A_browser_remembers_where_it_left_off_and_how_fast()
    {
        await using var visit = await OpenAsync("?t=4321");
        await visit.Page.GetByLabel("Speed").SelectOptionAsync("1.5");
        await visit.Page.GotoAsync("/health");
        await visit.GoAsync("/episodes/e1");

        await visit.Page.WaitForFunctionAsync($"() => {Position} >= 4321 && {Position} < 4400");
        await Expect(visit.Page.GetByLabel("Speed")).ToHaveValueAsync("1.5");
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task Turns_chapters_and_a_passage_that_is_repeated_are_reached_from_the_keyboard()
    {
        await using var visit = await OpenAsync("?t=63");
        await visit.Page.Keyboard.PressAsync("n");
        Assert.Equal(72, await visit.Page.EvaluateAsync<double>(Position), 1);
        await visit.Page.Keyboard.PressAsync("p");
        Assert.Equal(60, await visit.Page.EvaluateAsync<double>(Position), 1);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "The tower" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("[data-chapter='600']")).ToHaveAttributeAsync("aria-current", "true");
        await Expect(visit.Page.Locator("[data-playing]")).ToContainTextAsync("S600");

        await visit.Page.Locator("h1").FocusAsync();
        await visit.Page.Keyboard.PressAsync("l");
        await Expect(visit.Page.Locator("[data-told]")).ToContainTextAsync("The passage begins at 10:0");
        await visit.Page.WaitForFunctionAsync($"from => {Position} > from + 0.8", await visit.Page.EvaluateAsync<double>(Position));
        var last = await visit.Page.EvaluateAsync<double>(Position);
        await visit.Page.Keyboard.PressAsync("l");
        await Expect(visit.Page.Locator("[data-told]")).ToContainTextAsync("Repeating 10:0");
        await visit.Page.WaitForFunctionAsync($"last => {Position} < last - 0.3", last);
        await visit.PictureAsync("player-loop");
        await visit.Page.Keyboard.PressAsync("l");
        await Expect(visit.Page.Locator("[data-told]")).ToHaveTextAsync("Nothing is repeated.");
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task The_keys_are_told_on_a_sheet_and_can_be_switched_off()
    {
        await using var visit = await OpenAsync("");
        await visit.Page.Keyboard.PressAsync("?");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" })).ToBeVisibleAsync();
        await visit.PictureAsync("player-keys");
        await visit.Page.GetByLabel("Keys without Ctrl or Alt").UncheckAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" })).ToBeHiddenAsync();

        await visit.Page.Locator("h1").FocusAsync();
        await visit.Page.Keyboard.PressAsync("n");
        await visit.Page.Keyboard.PressAsync("k");
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.querySelector('audio').paused"));
        Assert.Equal(0, await visit.Page.EvaluateAsync<double>(Position));
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task What_is_selected_is_quoted_with_speaker_show_date_and_a_link_to_the_second()
    {
        await using var visit = await OpenAsync("");
        await visit.Page.EvaluateAsync("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { window.copied = text; } } })");
        await visit.Page.EvaluateAsync("""
            () => {
                const [first, second] = [...document.querySelectorAll('.transcript .text')].map(text => text.firstChild);
                getSelection().setBaseAndExtent(first, first.data.indexOf('S10'), second, second.data.indexOf('S14'));
            }
            """);
        await Expect(visit.Button("Copy quote")).ToBeVisibleAsync();
        await visit.PictureAsync("transcript-quote");
        await visit.Page.Keyboard.PressAsync("q");
        await Expect(visit.Text("Quote copied.")).ToBeVisibleAsync();

        Assert.Equal(
            $"""
            Ada Shore: “{LongEpisode.Said(10)} {LongEpisode.Said(11)}”
            Ben Hill: “{LongEpisode.Said(12)} {LongEpisode.Said(13)}”
            – The Harbour Hour, “The tide and the tower”, 3 Oct 2026, 0:10
            {new Uri(_app.Address, "episodes/e1?t=10")}
            """.ReplaceLineEndings("\n"),
            await visit.Page.EvaluateAsync<string>("window.copied"));
        await visit.Button("Repeat").ClickAsync();
        await Expect(visit.Page.Locator("[data-told]")).ToHaveTextAsync("Repeating 0:10 to 0:14.");
        visit.AssertUntroubled();
    }

    private async Task<Visit> OpenAsync(string query)
    {
        var visit = await browsing.VisitAsync(_app.Address, "/episodes/e1" + query);
        await Expect(visit.Page.Locator(".transcript p").First).ToBeVisibleAsync();
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('.block[style]') && document.querySelector('.player [data-do=play]')");
        await visit.Page.EvaluateAsync("document.querySelector('audio').pause()");
        return visit;
    }

    /// <summary>The word that is marked, once it is another than the one before.</summary>
    private static async Task<string> SpokenAsync(Visit visit, string before) => await (await visit.Page.WaitForFunctionAsync(
        "before => { const word = [...(CSS.highlights.get('spoken') ?? [])].join(''); return word && word !== before ? word : null; }", before)).EvaluateAsync<string>("word => word");
}
