using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Podcasts.Ops;

namespace Podcasts.Api.Tests.Account;

public sealed class OpenAccessTests
{
    [Fact]
    public async Task A_fresh_install_on_loopback_is_open_until_the_first_user_is_there()
    {
        await using var api = new Held(await ClosedApi.WithAsync("http://127.0.0.1:0"));
        using var browser = api.Api.Stranger();
        Assert.True((await browser.GetFromJsonAsync<JsonElement>("/api/account")).GetProperty("open").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/podcasts")).StatusCode);

        var first = await (await browser.PostAsJsonAsync("/api/users", new { name = "Ada", password = ClosedApi.Password, role = "reader" })).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("admin", first.GetProperty("role").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/podcasts")).StatusCode);
        using var admin = await api.Api.SignedInAsync("Ada");
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/api/podcasts")).StatusCode);
    }

    [Theory]
    [InlineData("Host", "stranger.example")] // A name that a stranger's DNS makes point here.
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    public async Task What_seems_to_come_from_elsewhere_is_not_open(string header, string value)
    {
        await using var api = new Held(await ClosedApi.WithAsync("http://127.0.0.1:0"));
        using var browser = api.Api.Stranger();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/podcasts") { Headers = { { header, value } } };

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Where_others_can_reach_the_app_the_code_in_the_log_lets_the_first_user_in_once()
    {
        await using var api = new Held(await ClosedApi.WithAsync("http://0.0.0.0:0"));
        using var browser = api.Api.Stranger();
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/podcasts")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostAsJsonAsync("/api/users", new { name = "Eve", password = ClosedApi.Password, role = "admin" })).StatusCode);
        Assert.True((await browser.GetFromJsonAsync<JsonElement>("/api/account")).GetProperty("first").GetBoolean());
        Assert.Contains("in the app's log", await FirstAsync(browser, "AAAA-BBBB-CCCC", HttpStatusCode.Unauthorized), StringComparison.Ordinal);

        var code = string.Join('-', api.Api.Code.Chunk(4).Select(part => new string(part)));
        Assert.Contains(code, await LogAsync(api.Api.Folder), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await PostFirstAsync(browser, code.ToLowerInvariant())).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/podcasts")).StatusCode);
        Assert.Contains("There is a user already", await FirstAsync(browser, code, HttpStatusCode.Unauthorized), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_cannot_be_tried_at_will()
    {
        await using var api = new Held(await ClosedApi.WithAsync("http://0.0.0.0:0", "--Access:SignInsPerMinute=3"));
        using var browser = api.Api.Stranger();
        for (var i = 0; i < 3; i++)
        {
            await FirstAsync(browser, "AAAA-BBBB-CCCC", HttpStatusCode.Unauthorized);
        }

        using var refused = await PostFirstAsync(browser, "AAAA-BBBB-CCCC");

        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("too often", await Problem.DetailAsync(refused, HttpStatusCode.TooManyRequests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_cannot_be_sent_without_end()
    {
        await using var api = new Held(await ClosedApi.WithAsync("http://127.0.0.1:0", "--Access:UploadsPerMinute=2"));
        using var browser = api.Api.Stranger();
        for (var i = 0; i < 2; i++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await browser.PostAsync("/api/opml", new StringContent("<opml/>"))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.PostAsync("/api/opml", new StringContent("<opml/>"))).StatusCode);
    }

    [Fact]
    public async Task A_first_user_whose_password_is_too_short_stops_the_start()
    {
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => ClosedApi.WithAsync("http://0.0.0.0:0", "--Access:FirstUser=Ada", "--Access:FirstPassword=short"));

        Assert.Contains("at least 10", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<string> FirstAsync(HttpClient browser, string code, HttpStatusCode status) => await Problem.DetailAsync(await PostFirstAsync(browser, code), status);

    private static Task<HttpResponseMessage> PostFirstAsync(HttpClient browser, string code) =>
        browser.PostAsJsonAsync("/api/account/first", new { code, name = "Ada", password = ClosedApi.Password });

    private static async Task<string> LogAsync(string folder)
    {
        using var reader = new StreamReader(new FileStream(Directory.GetFiles(Path.Combine(folder, "logs")).Single(), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return await reader.ReadToEndAsync();
    }

    private sealed class Held(ClosedApi api) : IAsyncDisposable
    {
        public ClosedApi Api { get; } = api;

        public async ValueTask DisposeAsync() => await Api.DisposeAsync();
    }
}
