using Podcasts.Core.Speakers.Segmentation;
using TorchSharp;

namespace Podcasts.Core.Speakers.Embedding;

/// <summary>Kaldi's logarithmic mel energies, 80 every 10 ms (diarization.md 3.1).</summary>
/// <remarks>A frame depends on its own samples only, so one pass serves all windows that share it.</remarks>
internal sealed class KaldiFilterBank : IDisposable
{
    /// <summary>Bands of a frame.</summary>
    public const int Bands = 80;

    /// <summary>Samples of a frame, 25 ms.</summary>
    public const int FrameSamples = 400;

    /// <summary>Samples from the start of a frame to the start of the next.</summary>
    public const int FrameStep = 160;

    /// <summary>Frames of a window of <see cref="WindowGrid"/>.</summary>
    public const int WindowFrames = ((WindowGrid.WindowSamples - FrameSamples) / FrameStep) + 1;

    /// <summary>Frames from the start of a window to the start of the next.</summary>
    public const int WindowStep = WindowGrid.StepSamples / FrameStep;

    private const int TransformSize = 512;
    private const int Bins = TransformSize / 2; // The last bin, half the sample rate, belongs to no band.
    private const double LowestHz = 20;
    private static readonly Scalar FullScale = 32768;
    private static readonly Scalar PreEmphasis = 0.97;
    private static readonly Scalar LeastEnergy = 1.1920929e-07;
    private readonly torch.Tensor _bands;
    private readonly torch.Tensor _taper;

    public KaldiFilterBank(torch.Device device)
    {
        _bands = torch.tensor(Triangles(), [Bins, Bands], device: device).DetachFromDisposeScope();
        var taper = Enumerable.Range(0, FrameSamples).Select(i => (float)(0.54 - (0.46 * Math.Cos(2 * Math.PI * i / (FrameSamples - 1))))).ToArray();
        _taper = torch.tensor(taper, device: device).DetachFromDisposeScope();
    }

    /// <summary>Computes the energies of a recording.</summary>
    /// <param name="sound">[samples], 16 kHz, -1 to 1, at least one frame.</param>
    /// <returns>[frames, <see cref="Bands"/>].</returns>
    public torch.Tensor Compute(torch.Tensor sound)
    {
        using var scope = torch.NewDisposeScope();
        var frames = (sound * FullScale).unfold(0, FrameSamples, FrameStep);
        frames = frames - frames.mean([1], keepdim: true);
        var before = torch.cat([frames.narrow(1, 0, 1), frames.narrow(1, 0, FrameSamples - 1)], 1);
        var spectrum = torch.fft.rfft((frames - (before * PreEmphasis)) * _taper, TransformSize).narrow(1, 0, Bins);
        var power = spectrum.real.square() + spectrum.imag.square();
        return torch.matmul(power, _bands).clamp_min(LeastEnergy).log().MoveToOuterDisposeScope();
    }

    /// <summary>The windows of a recording's energies, each less its own mean over time.</summary>
    /// <param name="energies">From <see cref="Compute"/>, of a recording that ends with its last window.</param>
    /// <returns>[windows, <see cref="Bands"/>, <see cref="WindowFrames"/>].</returns>
    public static torch.Tensor Windows(torch.Tensor energies)
    {
        using var scope = torch.NewDisposeScope();
        var windows = energies.unfold(0, WindowFrames, WindowStep);
        return (windows - windows.mean([2], keepdim: true)).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        _bands.Dispose();
        _taper.Dispose();
    }

    private static float[] Triangles()
    {
        var weights = new float[Bins * Bands];
        var (lowest, highest) = (Mel(LowestHz), Mel(WindowGrid.SampleRate / 2.0));
        var step = (highest - lowest) / (Bands + 1);
        for (var bin = 0; bin < Bins; bin++)
        {
            var position = (Mel((double)bin * WindowGrid.SampleRate / TransformSize) - lowest) / step;
            for (var band = 0; band < Bands; band++)
            {
                weights[(bin * Bands) + band] = (float)Math.Max(0, Math.Min(position - band, band + 2 - position));
            }
        }

        return weights;
    }

    private static double Mel(double hertz) => 1127 * Math.Log(1 + (hertz / 700));
}
