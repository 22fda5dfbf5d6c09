using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>When things go wrong outside: the reader is told what failed and what to do, and nothing is lost.</summary>
[Collection(SharedBrowser.Name)]
public sealed class TroubleTests(Browsing browsing, OpenApp open) : IClassFixture<OpenApp>
{
    private readonly AppProcess _app = open.App;
    private readonly FakeApi _publisher = open.Publisher;

    [Fact]
    public async Task A_publisher_who_refuses_the_audio_is_named_with_his_status_and_can_be_asked_again()
    {
        _publisher.On("GET /feed.xml", context => Feed(context, $"""
            <rss version="2.0"><channel><title>Closed doors</title><description>d</description>
            <item><title>Members only</title><guid>1</guid><enclosure url="{_publisher.Address}audio.mp3" type="audio/mpeg" length="1"/></item>
            </channel></rss>
            """));
        _publisher.On("GET /audio.mp3", context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
        await using var visit = await browsing.VisitAsync(_app.Address, "/podcasts");
        await AddAsync(visit, new Uri(_publisher.Address, "feed.xml").AbsoluteUri);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Members only" }).ClickAsync();
        await visit.Button("Transcribe this episode").ClickAsync();

        var alert = visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "The transcription stopped." });
        await Expect(alert).ToContainTextAsync("403");
        await Expect(alert).ToContainTextAsync("127.0.0.1");
        await visit.PictureAsync("refused");
        int Asked() => _publisher.Requests.Count(request => request == "GET /audio.mp3");
        var asked = Asked();
        await alert.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        for (var look = 0; look < 300 && Asked() == asked; look++)
        {
            await Task.Delay(100); // The alert before looks like the alert after.
        }

        await Expect(alert).ToContainTextAsync("403");
        await Expect(visit.Button("Try again")).ToBeVisibleAsync();
        Assert.True(Asked() > asked);
        visit.AssertUntroubled();
    }

    [Fact]
    public async Task A_page_that_is_no_feed_is_refused_beside_the_field_and_the_show_list_stays()
    {
        _publisher.On("GET /page", context =>
        {
            context.Response.ContentType = MediaTypeNames.Text.Html;
            return context.Response.WriteAsync("<!doctype html><title>A show</title><p>Listen wherever you like.</p>", context.RequestAborted);
        });
        await using var visit = await browsing.VisitAsync(_app.Address, "/podcasts");
        await AddAsync(visit, new Uri(_publisher.Address, "page").AbsoluteUri);

        await Expect(visit.Page.Locator("#feed-problem")).ToContainTextAsync("feed");
        await Expect(visit.Text("Five Voices")).ToBeVisibleAsync();
        await visit.PictureAsync("no-feed");
        visit.AssertUntroubled();
    }

    private static async Task AddAsync(Visit visit, string feed)
    {
        await visit.Page.GetByLabel("Add a show by its name, or by the address of its feed").FillAsync(feed);
        await visit.Button("Add show").ClickAsync();
    }

    private static Task Feed(HttpContext context, string feed)
    {
        context.Response.ContentType = "application/rss+xml";
        return context.Response.WriteAsync(feed, context.RequestAborted);
    }
}
