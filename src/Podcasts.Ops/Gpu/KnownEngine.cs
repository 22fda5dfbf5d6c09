using Microsoft.Extensions.Options;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Gpu;

/// <summary>Refuses to start with an engine that does not exist.</summary>
internal sealed class KnownEngine(IEnumerable<IEngineLoader> loaders) : IValidateOptions<TranscribeOptions>
{
    public ValidateOptionsResult Validate(string? name, TranscribeOptions options) =>
        loaders.Any(loader => loader.Id == options.Engine)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Transcribe:Engine: {EngineList.Unknown(options.Engine, loaders)}");
}
