using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Tests;

/// <summary>An Api that says what a test wants, over a real socket, for the states that the real one passes through too quickly to look at.</summary>
internal sealed class FakeApi : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _answers = new();

    private FakeApi(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Every request so far, such as <c>POST /api/transcribe/e1</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The body of every POST and PUT so far.</summary>
    public ConcurrentQueue<string> Bodies { get; } = new();

    public static async Task<FakeApi> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var fake = new FakeApi(builder.Build());
        fake._app.Run(fake.AnswerAsync);
        await fake._app.StartAsync();
        return fake;
    }

    /// <summary>Answers requests such as <c>GET /api/podcasts</c> with a value as JSON.</summary>
    public FakeApi On(string request, object answer, int status = StatusCodes.Status200OK) =>
        On(request, context => AnswerAsync(context, answer, status));

    public FakeApi On(string request, Func<HttpContext, Task> answer)
    {
        _answers[request] = answer;
        return this;
    }

    /// <summary>Answers with server-sent events as the test sends them. Completing the writer ends the stream; the next one that is opened goes on with what is sent after <c>Events</c> is called again.</summary>
    public ChannelWriter<(string Type, object Data)> Events(string request, params (string Type, object Data)[] events)
    {
        var channel = Channel.CreateUnbounded<(string Type, object Data)>();
        foreach (var sent in events)
        {
            channel.Writer.TryWrite(sent);
        }

        On(request, async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.StartAsync(context.RequestAborted);
            try
            {
                await foreach (var (type, data) in channel.Reader.ReadAllAsync(context.RequestAborted))
                {
                    await context.Response.WriteAsync($"event: {type}\ndata: {JsonSerializer.Serialize(data, ApiHttp.Json)}\n\n", context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                }
            }
            catch (OperationCanceledException)
            {
                Requests.Enqueue($"LEFT {context.Request.Path}");
            }
        });
        return channel.Writer;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    public static Task AnswerAsync(HttpContext context, object answer, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(answer, ApiHttp.Json, status < 400 ? "application/json" : "application/problem+json", context.RequestAborted);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = $"{context.Request.Method} {context.Request.Path}";
        if (HttpMethods.IsPost(context.Request.Method) || HttpMethods.IsPut(context.Request.Method))
        {
            using var reader = new StreamReader(context.Request.Body);
            Bodies.Enqueue(await reader.ReadToEndAsync(context.RequestAborted));
        }

        Requests.Enqueue(request);
        if (_answers.TryGetValue(request, out var answer))
        {
            await answer(context);
        }
        else
        {
            await AnswerAsync(context, new { title = "Not found", detail = $"Nothing is known of {request}." }, StatusCodes.Status404NotFound);
        }
    }
}
