using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Podcasts.Bench.Chaos;

/// <summary>A quick engine at the edge of the process: a server with OpenAI's API that hears the same in all audio.</summary>
internal sealed class SpeechServer : IAsyncDisposable
{
    private const string Words = """
        {"text":"All is well.","language":"english","segments":[{"start":0,"end":1,"text":"All is well."}],
         "words":[{"word":"All","start":0,"end":0.3},{"word":"is","start":0.3,"end":0.5},{"word":"well","start":0.5,"end":1}]}
        """;

    private readonly WebApplication _app;

    private SpeechServer(WebApplication app) => _app = app;

    /// <summary>What a node needs to hear with it.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Transcribe__Engine"] = "openai",
        ["OpenAi__Address"] = _app.Urls.First(),
    };

    /// <param name="before">Done before each answer.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<SpeechServer> StartAsync(Func<Task> before, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(async context =>
        {
            await before();
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            await Results.Text(Words, "application/json").ExecuteAsync(context);
        });
        await app.StartAsync(cancellationToken);
        return new SpeechServer(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
