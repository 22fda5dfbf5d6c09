using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Podcasts.Api.Tests.Account;

public sealed class SignInTests(ClosedApi api) : IClassFixture<ClosedApi>
{
    [Fact]
    public async Task The_right_password_opens_the_app_to_a_browser()
    {
        using var browser = api.Stranger();
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/podcasts")).StatusCode);

        var answer = await ClosedApi.SignInAsync(browser, "ada", ClosedApi.Password);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/podcasts")).StatusCode);
        var account = await browser.GetFromJsonAsync<JsonElement>("/api/account");
        Assert.Equal(("Ada", "admin", false), (account.GetProperty("name").GetString(), account.GetProperty("role").GetString(), account.GetProperty("open").GetBoolean()));
    }

    [Theory]
    [InlineData("Ada", "not the password")]
    [InlineData("Nobody", ClosedApi.Password)]
    public async Task Whatever_is_wrong_is_told_in_the_same_words(string name, string password)
    {
        using var browser = api.Stranger();

        Assert.Equal("The name or the password is not right.", await Problem.DetailAsync(await ClosedApi.SignInAsync(browser, name, password), HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_stranger_who_wants_a_page_is_sent_to_the_sign_in_page_and_a_program_is_told()
    {
        using var browser = api.Stranger();
        using var page = new HttpRequestMessage(HttpMethod.Get, "/search?q=a%20b") { Headers = { { "Accept", "text/html" } } };

        Assert.Equal("/signin?returnUrl=%2Fsearch%3Fq%3Da%2520b", (await browser.SendAsync(page)).Headers.Location?.OriginalString);
        Assert.Contains("/signin", await Problem.DetailAsync(await browser.GetAsync("/api/podcasts"), HttpStatusCode.Unauthorized), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_wrong_passwords_lock_a_user_out_even_with_the_right_one()
    {
        (await api.NewAsync("Lo", "reader")).Dispose();
        using var browser = api.Stranger();
        for (var i = 0; i < 5; i++)
        {
            await Problem.DetailAsync(await ClosedApi.SignInAsync(browser, "Lo", $"wrong {i}"), HttpStatusCode.Unauthorized);
        }

        Assert.Contains("too many wrong passwords", await Problem.DetailAsync(await ClosedApi.SignInAsync(browser, "Lo", ClosedApi.Password), HttpStatusCode.Unauthorized), StringComparison.Ordinal);

        using var admin = await api.SignedInAsync("Ada");
        var lo = (await admin.GetFromJsonAsync<JsonElement>("/api/users")).EnumerateArray().Single(user => user.GetProperty("name").GetString() == "Lo");
        Assert.NotEqual(JsonValueKind.Null, lo.GetProperty("lockedUntil").ValueKind);
        await admin.PutAsJsonAsync($"/api/users/{lo.GetProperty("id").GetString()}", new { password = "another password" });
        Assert.Equal(HttpStatusCode.NoContent, (await ClosedApi.SignInAsync(browser, "Lo", "another password")).StatusCode);
    }

    [Fact]
    public async Task Many_wrong_passwords_at_once_are_counted_like_as_many_in_a_row()
    {
        (await api.NewAsync("Many", "reader")).Dispose();
        using var browser = api.Stranger();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ClosedApi.SignInAsync(browser, "Many", $"wrong {i}")));

        Assert.Contains("too many wrong passwords", await Problem.DetailAsync(await ClosedApi.SignInAsync(browser, "Many", ClosedApi.Password), HttpStatusCode.Unauthorized), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_browser_at_once()
    {
        using var one = await api.NewAsync("Eve", "reader");
        using var other = await api.SignedInAsync("Eve");

        Assert.Equal(HttpStatusCode.NoContent, (await one.PostAsync("/api/account/signout-everywhere", null)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await one.GetAsync("/api/podcasts")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync("/api/podcasts")).StatusCode);
    }

    [Fact]
    public async Task A_stream_of_events_ends_with_the_sign_in()
    {
        using var reader = await api.NewAsync("Stream", "reader");
        using var stream = await reader.GetStreamAsync("/api/queue/progress");
        var reading = stream.CopyToAsync(Stream.Null);

        await reader.PostAsync("/api/account/signout-everywhere", null);

        await Assert.ThrowsAnyAsync<IOException>(() => reading.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Signing_out_ends_one_browser()
    {
        using var one = await api.NewAsync("Otto", "reader");
        using var other = await api.SignedInAsync("Otto");

        Assert.Equal(HttpStatusCode.NoContent, (await one.PostAsync("/api/account/signout", null)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await one.GetAsync("/api/podcasts")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/podcasts")).StatusCode);
    }

    [Fact]
    public async Task Another_password_signs_out_every_other_browser()
    {
        using var one = await api.NewAsync("Paul", "reader");
        using var other = await api.SignedInAsync("Paul");

        Assert.Contains("not right", await Problem.DetailAsync(await one.PutAsJsonAsync("/api/account/password", new { current = "no", password = "a new long one" }), HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Contains("at least 10", await Problem.DetailAsync(await one.PutAsJsonAsync("/api/account/password", new { current = ClosedApi.Password, password = "short" }), HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await one.PutAsJsonAsync("/api/account/password", new { current = ClosedApi.Password, password = "a new long one" })).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await one.GetAsync("/api/podcasts")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync("/api/podcasts")).StatusCode);
        using var later = await api.SignedInAsync("Paul", "a new long one");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://stranger.example")]
    [InlineData("Origin", "null")]
    public async Task What_another_website_sends_with_the_readers_cookie_is_refused(string header, string value)
    {
        using var browser = await api.SignedInAsync("Ada");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/queue/pause") { Headers = { { header, value } }, Content = JsonContent.Create(new { mode = "finish" }) };

        Assert.Contains("Another website", await Problem.DetailAsync(await browser.SendAsync(request), HttpStatusCode.Forbidden), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_password_is_in_the_log_or_in_the_database()
    {
        (await api.NewAsync("Quiet", "reader")).Dispose();
        using var browser = api.Stranger();
        await ClosedApi.SignInAsync(browser, "Quiet", "a secret of mine");

        foreach (var file in Directory.EnumerateFiles(api.Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("lock", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            var text = await reader.ReadToEndAsync();
            Assert.DoesNotContain(ClosedApi.Password, text, StringComparison.Ordinal);
            Assert.DoesNotContain("a secret of mine", text, StringComparison.Ordinal);
        }
    }
}
