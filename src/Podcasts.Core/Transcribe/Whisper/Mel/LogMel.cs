using Podcasts.Core.Torch;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Mel;

/// <summary>What the encoder hears: a normalised log-mel spectrogram of each window (whisper.md 1).</summary>
/// <remarks>Windows are filled up with zero samples and normalised one by one, as in training. Always float32.</remarks>
public sealed class LogMel : IDisposable
{
    private const int Window = 400;
    private const int Hop = 160;

    private readonly torch.Tensor _filters;
    private readonly torch.Tensor _hann;
    private readonly int _samples;

    /// <summary>Prepares the transform.</summary>
    /// <param name="filters">[bins, 201], row by row.</param>
    /// <param name="samples">Length of a full window.</param>
    /// <param name="device">Where to compute.</param>
    public LogMel(float[] filters, int samples, torch.Device device)
    {
        _samples = samples;
        _filters = torch.tensor(filters, [filters.Length / MelFilterBank.SpectrumBins, MelFilterBank.SpectrumBins], device: device).DetachFromDisposeScope();
        _hann = torch.hann_window(Window, periodic: true, dtype: torch.ScalarType.Float32, device: device).DetachFromDisposeScope();
    }

    /// <summary>Transforms a batch.</summary>
    /// <param name="windows">16 kHz mono, each at most as long as a full window.</param>
    /// <returns>[windows, bins, frames of 10 ms], float32.</returns>
    public torch.Tensor Compute(IReadOnlyList<ReadOnlyMemory<float>> windows)
    {
        using var scope = torch.NewDisposeScope();
        var samples = new float[windows.Count * _samples];
        for (var i = 0; i < windows.Count; i++)
        {
            windows[i].Span.CopyTo(samples.AsSpan(i * _samples, _samples));
        }

        var audio = torch.tensor(samples, [windows.Count, _samples], device: _filters.device);
        var spectrum = torch.stft(audio, Window, Hop, Window, _hann, center: true, pad_mode: PaddingModes.Reflect, return_complex: true);
        var power = spectrum.narrow(2, 0, _samples / Hop).abs().square();
        var mel = torch.matmul(_filters, power).clamp_min(Scalars.TenBillionth).log10();
        var loudest = mel.amax([1, 2], keepdim: true);
        return mel.maximum(loudest - Scalars.Eight).add(Scalars.Four).div(Scalars.Four).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        _filters.Dispose();
        _hann.Dispose();
    }
}
