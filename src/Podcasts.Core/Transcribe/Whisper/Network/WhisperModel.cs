using Podcasts.Core.Models;
using Podcasts.Core.Transcribe.Whisper.Ggml;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>A Whisper network on a device.</summary>
internal sealed class WhisperModel : IDisposable
{
    private readonly WhisperWeights _weights;

    private WhisperModel(WhisperWeights weights, torch.Device device)
    {
        _weights = weights;
        Device = device;
        Encoder = new AudioEncoder(weights);
        Decoder = new TextDecoder(weights);
    }

    public WhisperDimensions Dimensions => _weights.Dimensions;

    public torch.Device Device { get; }

    public AudioEncoder Encoder { get; }

    public TextDecoder Decoder { get; }

    /// <summary>Loads the weights of a file.</summary>
    /// <exception cref="ModelFileException">The file is not complete.</exception>
    public static WhisperModel Load(GgmlFile file, torch.Device device, torch.ScalarType dtype, CancellationToken cancellationToken)
    {
        GgmlCompleteness.Check(file);
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        return new(WhisperWeights.Load(file, device, dtype, cancellationToken), device);
    }

    public void Dispose() => _weights.Dispose();
}
