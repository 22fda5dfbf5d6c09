using System.Text;
using Microsoft.AspNetCore.Http;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Tests.Clients;

public sealed class ApiRelayTests : IAsyncLifetime
{
    private FakeApi _api = null!;

    public async Task InitializeAsync() => _api = await FakeApi.StartAsync();

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task A_player_that_asks_for_a_range_of_remote_audio_gets_just_that()
    {
        _api.On("GET /api/episodes/e1/audio", async context =>
        {
            Assert.Equal("bytes=2-4", context.Request.Headers.Range);
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            context.Response.ContentType = "audio/mpeg";
            context.Response.Headers.ContentRange = "bytes 2-4/10";
            await context.Response.WriteAsync("cde", context.RequestAborted);
        });

        var (response, body) = await ForwardAsync(request => request.Headers.Range = "bytes=2-4");

        Assert.Equal((206, "audio/mpeg", "bytes 2-4/10", "cde"), (response.StatusCode, response.ContentType, response.Headers.ContentRange.ToString(), body));
    }

    [Fact]
    public async Task Cookies_of_the_reader_stay_here()
    {
        _api.On("GET /api/episodes/e1/audio", context => context.Response.WriteAsync($"cookies: {context.Request.Headers.Cookie.Count}", context.RequestAborted));

        var (_, body) = await ForwardAsync(request => request.Headers.Cookie = "theme=dark");

        Assert.Equal("cookies: 0", body);
    }

    [Fact]
    public async Task What_the_remote_api_refuses_is_refused_in_its_own_words()
    {
        var (response, body) = await ForwardAsync(_ => { });

        Assert.Equal(404, response.StatusCode);
        Assert.Contains("Nothing is known of GET /api/episodes/e1/audio", body, StringComparison.Ordinal);
    }

    private async Task<(HttpResponse Response, string Body)> ForwardAsync(Action<HttpRequest> ask)
    {
        using var handler = new SocketsHttpHandler();
        using var http = new HttpClient(handler) { BaseAddress = _api.Address };
        using var body = new MemoryStream();
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Path = "/api/episodes/e1/audio";
        context.Response.Body = body;
        ask(context.Request);

        await new ApiRelay(http).ForwardAsync(context);

        return (context.Response, Encoding.UTF8.GetString(body.ToArray()));
    }
}
