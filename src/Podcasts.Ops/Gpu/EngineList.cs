using Microsoft.Extensions.Options;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Whisper;

namespace Podcasts.Ops.Gpu;

/// <summary>The engines of this build, the one that is used first.</summary>
public sealed class EngineList(IOptions<TorchOptions> torch)
{
    public IReadOnlyList<EngineDescription> List() => [WhisperTorchEngine.Describe(torch.Value)];
}
