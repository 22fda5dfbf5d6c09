using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Podcasts.Ui.Clients;
using static Microsoft.Playwright.Assertions;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>Text is corrected where it is read; what is typed is saved by itself, is never written over somebody else's, and survives a lost connection.</summary>
[Collection(SharedBrowser.Name)]
public sealed class CorrectingTests(Browsing browsing) : IAsyncLifetime
{
    private const string Heard = "Good morning and welcome to the harbour hour.";
    private FakeApi _api = null!;
    private AppProcess _app = null!;
    private string _text = Heard;
    private bool _isDown;

    public async Task InitializeAsync()
    {
        _api = await FakeApi.StartAsync();
        _api.On("GET /api/models", Samples.Overview(Samples.Demo))
            .On("GET /api/episodes/e1", Samples.Episode(true, "/api/episodes/e1/audio"))
            .On("GET /api/podcasts/p1/settings", new PodcastSettings(null, null, null, ["Ada Shore"]))
            .On("PUT /api/podcasts/p1/settings", new PodcastSettings(null, null, null, []))
            .On("GET /api/podcasts/p1", Samples.Show(3, DateTimeOffset.MaxValue))
            .On("GET /api/speakers", Array.Empty<ShowPerson>())
            .On("GET /api/transcripts/e1", context => Answer(context, Now()))
            .On("GET /api/transcripts/e1/history", new[]
            {
                new TextRevision(1, "text", 2, DateTimeOffset.UnixEpoch.AddYears(56), [new("same", "Good morning and "), new("removed", "well come "), new("added", "welcome ")], false, "Good morning well done", true),
            })
            .On("POST /api/transcripts/replace", new ReplacedText(2, 1, null, [new("e1", "The tide", 35, [new("same", "the old "), new("removed", "sea"), new("added", "harbour"), new("same", " wall")])]))
            .On("PUT /api/transcripts/e1/segments/0", WriteAsync);
        _app = await AppProcess.StartAsync(("Ui__ApiAddress", _api.Address.AbsoluteUri));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task A_word_is_corrected_where_it_is_read_and_saved_by_itself()
    {
        await using var visit = await browsing.VisitAsync(_app.Address, "/episodes/e1");
        var area = await OpenAsync(visit);
        await visit.PictureAsync("text-editor");

        await area.FillAsync("Good morning and welcome to the Harwich hour.");

        await Expect(visit.Page.GetByText("Saved.", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal("Good morning and welcome to the Harwich hour.", _text);
        await Expect(visit.Text("Heard: " + Heard)).ToBeVisibleAsync();
        await visit.Button("Add “Harwich” to the show’s words").ClickAsync();
        await Expect(visit.Button("Add “Harwich” to the show’s words")).ToHaveCountAsync(0);
        Assert.Contains(_api.Bodies, body => body.Contains("\"Harwich\"", StringComparison.Ordinal));
        await area.PressAsync("Control+Enter");
        await Expect(visit.Page.Locator(".transcript p").First).ToContainTextAsync("Harwich");
        await Expect(visit.Page.Locator(".transcript textarea")).ToHaveCountAsync(0);
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task Who_was_slower_is_told_and_chooses()
    {
        await using var visit = await browsing.VisitAsync(_app.Address, "/episodes/e1");
        var area = await OpenAsync(visit);
        _text = "Theirs";

        await area.FillAsync("Mine");

        await Expect(visit.Text("Somebody else has changed this meanwhile. It now reads: “Theirs”")).ToBeVisibleAsync();
        Assert.Equal("Theirs", _text);
        await Expect(area).ToHaveValueAsync("Mine");
        await visit.PictureAsync("text-conflict");
        await visit.Button("Save mine").ClickAsync();
        await Expect(visit.Page.GetByText("Saved.", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal("Mine", _text);
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task What_was_typed_without_a_connection_is_there_after_a_reload_and_is_saved_then()
    {
        await using var visit = await browsing.VisitAsync(_app.Address, "/episodes/e1");
        var area = await OpenAsync(visit);
        _isDown = true;
        await area.FillAsync("Typed in a tunnel");
        await Expect(visit.Text("Not saved. What you typed is kept in this browser.")).ToBeVisibleAsync();
        Assert.Equal(Heard, _text);

        _isDown = false;
        await visit.GoAsync("/episodes/e1");
        await visit.Button("Open it").ClickAsync();

        await Expect(visit.Page.Locator(".transcript textarea").First).ToHaveValueAsync("Typed in a tunnel");
        await Expect(visit.Page.GetByText("Saved.", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal("Typed in a tunnel", _text);
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task Corrections_are_told_and_something_is_found_everywhere_before_it_is_replaced()
    {
        await using var visit = await browsing.VisitAsync(_app.Address, "/episodes/e1");
        await visit.Text("Corrections of the text").ClickAsync();
        await Expect(visit.Text("The machine now hears: Good morning well done")).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Find", new() { Exact = true }).FillAsync("sea");
        await visit.Page.GetByLabel("Replace by").FillAsync("harbour");
        await visit.Button("Show what is found").ClickAsync();
        await Expect(visit.Text("Found 2 times in 1 episode.")).ToBeVisibleAsync();
        Assert.Contains(_api.Bodies, body => body.Contains("\"apply\":false", StringComparison.Ordinal));
        await visit.PictureAsync("text-corrections");
        visit.AssertUntroubled();
    }

    private static async Task<ILocator> OpenAsync(Visit visit)
    {
        await visit.Page.Locator("[data-correct]").First.ClickAsync();
        var area = visit.Page.Locator(".transcript textarea").First;
        await Expect(area).ToBeFocusedAsync();
        return area;
    }

    private Transcript Now()
    {
        var talk = Samples.Conversation();
        var first = talk.Segments[0];
        return talk with
        {
            Edits = new(_text == Heard ? null : "text at 0:02", null),
            Segments =
            [
                new TranscriptSegment(0, first.Start, first.End, _text, first.Speaker) { SpeakerId = first.SpeakerId, Revision = $"2000-{_text.Length}-{_text[0]}", Heard = _text == Heard ? null : Heard },
                .. talk.Segments.Skip(1).Select(segment => segment with { Revision = $"{segment.Start * 1000}-1-a" }),
            ],
        };
    }

    private async Task WriteAsync(HttpContext context)
    {
        var request = JsonSerializer.Deserialize<EditSegmentRequest>(_api.Bodies.Last(), ApiHttp.Json)!;
        if (_isDown)
        {
            await ProblemAsync(context, StatusCodes.Status503ServiceUnavailable, "The database cannot be reached at present.");
        }
        else if (request.Revision != Now().Segments[0].Revision)
        {
            await ProblemAsync(context, StatusCodes.Status409Conflict, $"Meanwhile this passage was changed. It now reads: “{_text}” Nothing was overwritten.");
        }
        else
        {
            _text = request.Text;
            await Answer(context, Now());
        }
    }

    private static Task Answer(HttpContext context, Transcript transcript) => context.Response.WriteAsJsonAsync(transcript, ApiHttp.Json);

    private static async Task ProblemAsync(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        await context.Response.WriteAsync(JsonSerializer.Serialize(new { status, detail }, ApiHttp.Json));
    }
}
