using Podcasts.Core.Models;
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

    /// <summary>Loads the weights of a checkpoint.</summary>
    /// <exception cref="ModelFileException">It is not complete.</exception>
    public static WhisperModel Load(IWhisperCheckpoint checkpoint, torch.Device device, torch.ScalarType dtype, CancellationToken cancellationToken)
    {
        WhisperCompleteness.Check(checkpoint);
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        return new(WhisperWeights.Load(checkpoint, device, dtype, cancellationToken), device);
    }

    public void Dispose() => _weights.Dispose();
}
