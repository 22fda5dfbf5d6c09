using System.Net;
using System.Text;

namespace Podcasts.Api.Tests.Errors;

public sealed class ErrorsTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound, "nothing at /api/nothing")]
    [InlineData("GET", "/api/podcasts/aaaaaaaaaaaa", HttpStatusCode.NotFound, "no show aaaaaaaaaaaa")]
    [InlineData("GET", "/api/podcasts/aaaaaaaaaaaa/image", HttpStatusCode.NotFound, "no show aaaaaaaaaaaa")]
    [InlineData("GET", "/api/episodes/aaaaaaaaaaaa", HttpStatusCode.NotFound, "no episode aaaaaaaaaaaa")]
    [InlineData("GET", "/api/episodes/aaaaaaaaaaaa/audio", HttpStatusCode.NotFound, "no episode aaaaaaaaaaaa")]
    [InlineData("GET", "/api/transcribe/aaaaaaaaaaaa", HttpStatusCode.NotFound, "no episode aaaaaaaaaaaa")]
    [InlineData("GET", "/api/transcribe/aaaaaaaaaaaa/progress", HttpStatusCode.NotFound, "no episode aaaaaaaaaaaa")]
    [InlineData("GET", "/api/transcripts/aaaaaaaaaaaa", HttpStatusCode.NotFound, "no episode aaaaaaaaaaaa")]
    [InlineData("GET", "/api/transcripts/aaaaaaaaaaaa.doc", HttpStatusCode.NotFound, "podcast.json, json, not as doc")]
    [InlineData("DELETE", "/api/transcribe/aaaaaaaaaaaa", HttpStatusCode.NotFound, "no episode aaaaaaaaaaaa")]
    [InlineData("PUT", "/api/podcasts", HttpStatusCode.MethodNotAllowed, "PUT is not possible")]
    [InlineData("POST", "/api/podcasts", HttpStatusCode.UnsupportedMediaType, "application/json")]
    public async Task Every_refusal_is_a_problem_with_a_sentence(string method, string path, HttpStatusCode status, string sentence)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var detail = await Problem.DetailAsync(await api.Client.SendAsync(request), status);

        Assert.Contains(sentence, detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest, "not the JSON")]
    [InlineData("[]", HttpStatusCode.BadRequest, "not the JSON")]
    [InlineData("{\"feedUrl\": 5}", HttpStatusCode.BadRequest, "not the JSON")]
    [InlineData("{}", HttpStatusCode.BadRequest, "starts with http:// or https://")]
    [InlineData("{\"feedUrl\": \"ftp://example.org/feed\"}", HttpStatusCode.BadRequest, "starts with http:// or https://")]
    [InlineData("{\"feedUrl\": \"feed.xml\"}", HttpStatusCode.BadRequest, "starts with http:// or https://")]
    [InlineData("", HttpStatusCode.BadRequest, "not the JSON")]
    public async Task A_body_that_is_wrong_is_told_what_is_wrong(string body, HttpStatusCode status, string sentence)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var detail = await Problem.DetailAsync(await api.Client.PostAsync("/api/podcasts", content), status);

        Assert.Contains(sentence, detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        using var content = new StringContent($"{{\"feedUrl\": \"{new string('a', 100_000)}\"}}", Encoding.UTF8, "application/json");

        var detail = await Problem.DetailAsync(await api.Client.PostAsync("/api/podcasts", content), HttpStatusCode.RequestEntityTooLarge);

        Assert.Contains("64 KB", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_website_changes_nothing()
    {
        var episode = await api.EpisodeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/transcribe/{episode}") { Headers = { { "Sec-Fetch-Site", "cross-site" } } };

        var detail = await Problem.DetailAsync(await api.Client.SendAsync(request), HttpStatusCode.Forbidden);

        Assert.Contains("Another website", detail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Client.GetAsync($"/api/transcribe/{episode}")).StatusCode);
    }

    [Theory]
    [InlineData("/api/models")]
    [InlineData("/api/nothing")]
    public async Task The_callers_correlation_id_comes_back_and_browsers_are_kept_from_guessing(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Correlation-Id", "button-7" } } };

        var response = await api.Client.SendAsync(request);

        Assert.Equal("button-7", response.Headers.GetValues("X-Correlation-Id").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_correlation_id_that_could_break_a_log_line_is_replaced()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/models");
        request.Headers.TryAddWithoutValidation("X-Correlation-Id", "<script> %0a");

        var response = await api.Client.SendAsync(request);

        Assert.Matches("^[a-z0-9]{32}$", response.Headers.GetValues("X-Correlation-Id").Single());
    }
}
