using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Podcasts.Core.Torch;

namespace Podcasts.Core.Transcribe.Whisper;

/// <summary>Our own recogniser, the default engine.</summary>
public sealed class WhisperTorchLoader(IOptions<TorchOptions> options) : IEngineLoader
{
    public string Id => "torch";

    public string? OwnModel => null;

    public static void Add(IServiceCollection services) => services.AddSingleton<IEngineLoader, WhisperTorchLoader>();

    public EngineDescription Describe() => new(
        Id,
        "Whisper on TorchSharp",
        new EngineAbilities(WordTimes: true, Translate: true, LanguageDetection: true, Prompt: true, Beam: true, Gpu: options.Value.Device != "cpu" && TorchRuntime.IsCudaBuild(options.Value.LibraryPath)),
        TorchRuntime.FindProblem(options.Value.LibraryPath));

    public ITranscribeEngine Load(string model, string? device, CancellationToken cancellationToken) => WhisperTorchEngine.Load(model, options.Value.On(device), cancellationToken);
}
