using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Podcasts.Core.Transcribe.WhisperNet;

/// <summary>whisper.cpp through Whisper.net, for builds made with <c>-p:WhisperNet=true</c>.</summary>
public sealed partial class WhisperNetLoader(IOptions<WhisperNetOptions> options) : IEngineLoader
{
    private const string NotBuilt = "This build has no Whisper.net. Build with -p:WhisperNet=true, or choose another engine.";

    private delegate ITranscribeEngine LoadEngine(string path, WhisperNetOptions options, CancellationToken cancellationToken);

    public string Id => "whisper.net";

    public string? OwnModel => null;

    private static LoadEngine? Adapter
    {
        get
        {
            LoadEngine? load = null;
            UseAdapter(ref load);
            return load;
        }
    }

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WhisperNetOptions>().Bind(configuration.GetSection(WhisperNetOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IEngineLoader, WhisperNetLoader>();
    }

    public EngineDescription Describe() => new(
        Id,
        "whisper.cpp through Whisper.net",
        new EngineAbilities(WordTimes: true, Translate: true, LanguageDetection: true, Prompt: true, Beam: true, options.Value.Gpu),
        Adapter is null ? NotBuilt : null);

    public ITranscribeEngine Load(string model, string? device, CancellationToken cancellationToken) =>
        (Adapter ?? throw new EngineUnavailableException(NotBuilt))(model, options.Value, cancellationToken);

    // Has a body in Adapter/, which is compiled only where Whisper.net is asked for.
    static partial void UseAdapter(ref LoadEngine? load);
}
