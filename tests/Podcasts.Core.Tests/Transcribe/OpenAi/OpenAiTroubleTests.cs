using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Podcasts.Core.Fetching;

namespace Podcasts.Core.Tests.Transcribe.OpenAi;

public sealed class OpenAiTroubleTests
{
    private static readonly IResult Words = Results.Json(new { text = "Words." });

    [Fact]
    public async Task A_server_that_is_asked_too_often_is_asked_again_when_it_says()
    {
        await using var server = await SpeechServer.StartAsync(request => request.Number == 0 ? new Refusal(429, "{}", "Retry-After: 7") : Words);

        var heard = server.Hear();

        Assert.Equal("Words.", heard[0].Segments.Single().Text);
        Assert.Contains(TimeSpan.FromSeconds(7), server.Time.Waits);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task Trouble_that_passes_is_waited_for(int status)
    {
        await using var server = await SpeechServer.StartAsync(request => request.Number < 2 ? new Refusal(status) : Words);

        server.Hear();

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Trouble_that_stays_is_told_as_passing_with_the_number_of_attempts_kept()
    {
        await using var server = await SpeechServer.StartAsync(_ => new Refusal(503, """{"error":{"message":"The server is overloaded."}}"""), ("Attempts", "3"));

        var failure = Assert.Throws<FetchException>(() => server.Hear());

        Assert.Equal((false, 3), (failure.Permanent, server.Requests.Count));
        Assert.Equal("127.0.0.1 answers 503: The server is overloaded. Try again later; what was heard so far is kept.", failure.Message);
    }

    [Fact]
    public async Task A_wait_longer_than_allowed_fails_at_once()
    {
        await using var server = await SpeechServer.StartAsync(_ => new Refusal(429, "{}", "Retry-After: 3600"));

        Assert.Throws<FetchException>(() => server.Hear());

        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(401, """{"error":{"message":"Incorrect API key provided: sk-secret."}}""", "401: Incorrect API key provided: …. Check the key")]
    [InlineData(404, """{"detail":"Not Found"}""", "404: Not Found. Check OpenAi:Address")]
    [InlineData(400, """{"error":"no such model"}""", "400: no such model. Check OpenAi:Model")]
    [InlineData(413, "", "413. Its limit is below 1 MB")]
    [InlineData(429, """{"error":{"code":"insufficient_quota","message":"You exceeded your current quota."}}""", "429: You exceeded your current quota. Its account has run out of credit")]
    public async Task What_does_not_pass_is_told_at_once_in_the_servers_words_without_the_key(int status, string body, string expected)
    {
        await using var server = await SpeechServer.StartAsync(_ => new Refusal(status, body));

        var failure = Assert.Throws<FetchException>(() => server.Hear());

        Assert.Single(server.Requests);
        Assert.True(failure.Permanent);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_key()
    {
        await using var server = await SpeechServer.StartAsync(_ => Results.Redirect("http://elsewhere.example/"));

        var failure = Assert.Throws<FetchException>(() => server.Hear());

        Assert.Contains("sends on to http://elsewhere.example/", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_answer_that_is_no_json_is_no_speech_server()
    {
        await using var server = await SpeechServer.StartAsync(_ => Results.Content("<html>", "text/html"));

        Assert.Contains("does not answer as OpenAI's server does", Assert.Throws<FetchException>(() => server.Hear()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_takes_too_long_is_given_up_after_its_attempts()
    {
        await using var server = await SpeechServer.StartAsync(_ => new Silence(), ("Attempts", "2"), ("Timeout", "00:00:10"));

        var failure = Assert.Throws<FetchException>(() => server.Hear());

        Assert.Equal((2, false), (server.Requests.Count, failure.Permanent));
        Assert.Contains("did not answer in time", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        await using var server = await SpeechServer.StartAsync(_ => Words, ("Address", "http://127.0.0.1:1/v1"), ("Attempts", "1"));

        Assert.Contains("127.0.0.1 takes no connection", Assert.Throws<FetchException>(() => server.Hear()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_for_an_answer_at_once()
    {
        await using var server = await SpeechServer.StartAsync(_ => new Silence(), ("Timeout", "01:00:00"));
        using var cancel = new CancellationTokenSource();
        var hearing = Task.Run(() => server.Hear(cancellationToken: cancel.Token));
        while (server.Requests.IsEmpty)
        {
            await Task.Delay(10);
        }

        var clock = Stopwatch.StartNew();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hearing);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    private sealed class Refusal(int status, string body = "", params string[] headers) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            foreach (var header in headers)
            {
                httpContext.Response.Headers.Append(header.Split(": ")[0], header.Split(": ")[1]);
            }

            return httpContext.Response.WriteAsync(body);
        }
    }

    private sealed class Silence : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Task.Delay(Timeout.Infinite, httpContext.RequestAborted);
    }
}
