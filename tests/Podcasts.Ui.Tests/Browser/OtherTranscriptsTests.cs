using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Podcasts.Ui.Clients;
using static Microsoft.Playwright.Assertions;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>Transcripts from elsewhere and lists of shows in a real browser, over an Api that says what is wanted.</summary>
[Collection(SharedBrowser.Name)]
public sealed class OtherTranscriptsTests(Browsing browsing) : IAsyncLifetime
{
    private static readonly OtherTranscript Publishers = new("o1", "e1", "publisher", "show.example", "en", DateTimeOffset.UnixEpoch, false, null);
    private static readonly OtherTranscript Attached = new("o2", "e1", "import", "talk.srt", null, DateTimeOffset.UnixEpoch, true, null);

    private FakeApi _api = null!;
    private AppProcess _app = null!;

    public async Task InitializeAsync()
    {
        _api = await FakeApi.StartAsync();
        _api.On("GET /api/models", Samples.Overview(Samples.Demo))
            .On("GET /api/episodes/e1", Samples.Episode(true, "/api/episodes/e1/audio"))
            .On("GET /api/transcripts/e1", Samples.Conversation())
            .On("GET /api/podcasts", Array.Empty<PodcastSummary>());
        _app = await AppProcess.StartAsync(("Ui__ApiAddress", _api.Address.AbsoluteUri));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task The_publishers_transcript_appears_by_itself_and_is_compared_word_by_word()
    {
        _api.On("GET /api/transcripts/e1/others", new[] { Publishers });
        await using var visit = await browsing.VisitAsync(_app.Address, "/episodes/e1");
        await Expect(visit.Text("is being fetched")).ToBeVisibleAsync();

        _api.On("GET /api/transcripts/e1/others", new[] { Publishers with { Taken = true } })
            .On("GET /api/transcripts/e1/others/o1", new OtherText(Publishers with { Taken = true }, [new(0, 4, "Good morning, dear listeners.", "Ada"), new(4, 9, "The tide is high.", null)]))
            .On("GET /api/transcripts/e1/others/o1/compare", new Comparison(0.875, [new("same", 0, "Good morning, dear"), new("ours", 0, "lissners."), new("other", 0, "listeners."), new("same", 34, "The tide is high.")]));
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Read and compare the publisher’s transcript" }).ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "The publisher’s transcript" })).ToBeVisibleAsync();
        await Expect(visit.Text("87.5 % of the words").Or(visit.Text("87.5% of the words"))).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".words del")).ToHaveTextAsync("lissners.");
        await Expect(visit.Page.Locator(".words ins")).ToHaveTextAsync("listeners.");
        await Expect(visit.Page.Locator(".words p")).ToHaveCountAsync(2);
        await visit.PictureAsync("compare");

        await visit.Button("Its text").ClickAsync();
        await Expect(visit.Page.Locator(".words b")).ToHaveTextAsync("Ada:");
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task A_file_is_attached_and_one_that_is_no_transcript_says_what_would_be()
    {
        _api.On("GET /api/transcripts/e1/others", Array.Empty<OtherTranscript>());
        await using var visit = await browsing.VisitAsync(_app.Address, "/episodes/e1");
        var file = visit.Page.GetByLabel("Attach one");
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('.attach input')?._blazorInputFileNextFileId !== undefined"); // Faster than any person: Blazor listens to it only then.
        _api.On("POST /api/transcripts/e1/others", new { status = 422, detail = "This is none of the transcripts that are understood here." }, StatusCodes.Status422UnprocessableEntity);
        await file.SetInputFilesAsync(new FilePayload { Name = "notes.txt", MimeType = "text/plain", Buffer = "Just notes."u8.ToArray() });
        await Expect(visit.Text("This is none of the transcripts")).ToBeVisibleAsync();

        _api.On("POST /api/transcripts/e1/others", Attached).On("GET /api/transcripts/e1/others", new[] { Attached, Publishers with { Problem = "show.example answers 404 Not Found: there is nothing at this address." } });
        await file.SetInputFilesAsync(new FilePayload { Name = "talk.srt", MimeType = "application/x-subrip", Buffer = Encoding.UTF8.GetBytes("1\n00:00:01,000 --> 00:00:02,000\nHello.") });

        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Read and compare talk.srt" })).ToBeVisibleAsync();
        await Expect(visit.Text("This is none of the transcripts")).ToHaveCountAsync(0);
        Assert.Contains(_api.Bodies, body => body.Contains("Hello.", StringComparison.Ordinal));
        await visit.PictureAsync("others");

        await visit.Button("Take away talk.srt").ClickAsync();
        _api.On("DELETE /api/transcripts/e1/others/o2", "").On("GET /api/transcripts/e1/others", Array.Empty<OtherTranscript>());
        await visit.Button("Yes, take it away").ClickAsync();
        await Expect(visit.Text("talk.srt")).ToHaveCountAsync(0);
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task A_list_of_shows_is_imported_and_says_what_became_of_each()
    {
        _api.On("POST /api/opml", new[] { new ImportedShow("Tides", "https://a.example/f", "p1", true, null), new ImportedShow("Gone", "https://b.example/f", null, false, "b.example answers 404 Not Found.") });
        await using var visit = await browsing.VisitAsync(_app.Address, "/podcasts");
        await visit.Text("Bring your shows along").ClickAsync();

        await visit.Page.GetByLabel("Import OPML").SetInputFilesAsync(new FilePayload { Name = "shows.opml", MimeType = "text/x-opml", Buffer = "<opml/>"u8.ToArray() });

        await Expect(visit.Text("1 added, 0 known already, 1 could not be added:")).ToBeVisibleAsync();
        await Expect(visit.Text("b.example answers 404")).ToBeVisibleAsync();
        await visit.PictureAsync("opml");
        visit.AssertUntroubled();
    }
}
