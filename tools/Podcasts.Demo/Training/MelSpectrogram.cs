using TorchSharp;
using static TorchSharp.torch;

namespace Podcasts.Demo.Training;

/// <summary>Whisper's log-mel front end: 80 bands, a hundred frames a second, normalised window by window.</summary>
public sealed class MelSpectrogram
{
    /// <summary>Mel bands.</summary>
    public const int Bands = 80;

    /// <summary>Bins of a 400-point spectrum.</summary>
    public const int Bins = 201;

    private const double TopMel = 45.245640471924965;
    private readonly Tensor _filters = tensor(Filters()).reshape(Bands, Bins).DetachFromDisposeScope();
    private readonly Tensor _window = hann_window(400).DetachFromDisposeScope();

    /// <summary>The Slaney filter bank, [80 x 201] row by row.</summary>
    public static float[] Filters()
    {
        var corners = Enumerable.Range(0, Bands + 2).Select(i => Hertz(TopMel * i / (Bands + 1))).ToArray();
        var filters = new float[Bands * Bins];
        for (var band = 0; band < Bands; band++)
        {
            var (low, centre, high) = (corners[band], corners[band + 1], corners[band + 2]);
            for (var bin = 0; bin < Bins; bin++)
            {
                var height = Math.Min(((40.0 * bin) - low) / (centre - low), (high - (40.0 * bin)) / (high - centre));
                filters[(band * Bins) + bin] = (float)(Math.Max(0, height) * 2 / (high - low));
            }
        }

        return filters;
    }

    /// <summary>[rows, samples] of 16 kHz sound to [rows, 80, samples / 160].</summary>
    public Tensor Of(Tensor sound)
    {
        using var scope = NewDisposeScope();
        var spectrum = stft(sound, 400, 160, 400, _window, center: true, pad_mode: PaddingModes.Reflect, return_complex: true);
        var power = view_as_real(spectrum).narrow(2, 0, sound.size(1) / 160).square().sum(-1);
        var log = matmul(_filters, power).clamp_min(1e-10).log10();
        var floor = log.amax([1, 2], keepdim: true) - 8;
        return ((maximum(log, floor) + 4) / 4).MoveToOuterDisposeScope();
    }

    private static double Hertz(double mel) => mel < 15 ? 200.0 / 3 * mel : 1000 * Math.Exp(Math.Log(6.4) / 27 * (mel - 15));
}
