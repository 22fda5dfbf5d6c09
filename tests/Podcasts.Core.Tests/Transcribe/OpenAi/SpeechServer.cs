using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Podcasts.Core.Tests.Fetching;
using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Tests.Transcribe.OpenAi;

/// <summary>A web server on loopback that answers as OpenAI's does, or as the test says, and the engine that asks it.</summary>
internal sealed class SpeechServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ServiceProvider _services;

    private SpeechServer(WebApplication app, ServiceProvider services, ConcurrentQueue<SpeechRequest> requests, HastyTime time) =>
        (_app, _services, Requests, Time) = (app, services, requests, time);

    public ConcurrentQueue<SpeechRequest> Requests { get; }

    public HastyTime Time { get; }

    public IEngineLoader Loader => _services.GetServices<IEngineLoader>().Single(loader => loader.Id == "openai");

    public static async Task<SpeechServer> StartAsync(Func<SpeechRequest, IResult> answer, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddLogging(logging => logging.ClearProviders());
        var app = builder.Build();
        var requests = new ConcurrentQueue<SpeechRequest>();
        app.Run(async context =>
        {
            var request = await SpeechRequest.ReadAsync(context, requests.Count);
            requests.Enqueue(request);
            await answer(request).ExecuteAsync(context);
        });
        await app.StartAsync();
        var time = new HastyTime();
        (string Name, string Value)[] defaults = [("Address", app.Urls.First()), ("ApiKey", "sk-secret"), ("RetryDelay", "00:00:00.001")];
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(defaults.Select(setting => KeyValuePair.Create($"OpenAi:{setting.Name}", (string?)setting.Value)))
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"OpenAi:{setting.Name}", (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time).AddPodcastsCore(configuration).BuildServiceProvider();
        return new SpeechServer(app, services, requests, time);
    }

    /// <summary>Has windows of five seconds heard, the first of which starts ten seconds into the episode.</summary>
    public IReadOnlyList<HeardWindow> Hear(TranscribeParameters? parameters = null, int windows = 1, CancellationToken cancellationToken = default)
    {
        using var engine = Loader.Load(Loader.OwnModel!, null, cancellationToken);
        var sound = Enumerable.Range(1, windows).Select(i => new AudioWindow(TimeSpan.FromSeconds(10 * i), new float[AudioWindow.SampleRate * 5]));
        return engine.Hear([.. sound], parameters ?? new(), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>What the server was asked; <paramref name="Number"/> counts from 0.</summary>
internal sealed record SpeechRequest(int Number, string Path, string? Authorization, IFormCollection Form, byte[] File)
{
    public static async Task<SpeechRequest> ReadAsync(HttpContext context, int number)
    {
        var form = await context.Request.ReadFormAsync();
        using var file = new MemoryStream();
        await form.Files.Single().CopyToAsync(file);
        return new SpeechRequest(number, context.Request.Path, context.Request.Headers.Authorization, form, file.ToArray());
    }
}
