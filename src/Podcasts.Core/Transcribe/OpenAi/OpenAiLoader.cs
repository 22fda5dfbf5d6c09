using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Podcasts.Core.Transcribe.OpenAi;

/// <summary>A server that speaks OpenAI's API, or whichever <see cref="ISpeechToTextClient"/> is registered in its place.</summary>
public sealed class OpenAiLoader(ISpeechToTextClient client, IOptions<OpenAiOptions> options) : IEngineLoader
{
    internal const string NoAddress = "No server is set. Set OpenAi:Address to one that speaks OpenAI's API, such as https://api.openai.com/v1, and OpenAi:ApiKey if it wants a key.";

    public string Id => "openai";

    public string? OwnModel => options.Value.Model;

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OpenAiOptions>().Bind(configuration.GetSection(OpenAiOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient(OpenAiSpeechClient.Client, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.TryAddSingleton<OpenAiKey>(provider => _ => provider.GetRequiredService<IOptions<OpenAiOptions>>().Value.ApiKey);
        services.TryAddSingleton<ISpeechToTextClient, OpenAiSpeechClient>();
        services.AddSingleton<IEngineLoader, OpenAiLoader>();
    }

    public EngineDescription Describe() => new(
        Id,
        "A server with OpenAI's API",
        new EngineAbilities(WordTimes: true, Translate: true, LanguageDetection: true, Prompt: true, Beam: false, Gpu: false),
        options.Value.Address is null && client is OpenAiSpeechClient ? NoAddress : null);

    public ITranscribeEngine Load(string model, string? device, CancellationToken cancellationToken) => Describe().Problem is { } problem
        ? throw new EngineUnavailableException(problem)
        : new OpenAiEngine(client, model, options.Value.Parallel);
}
