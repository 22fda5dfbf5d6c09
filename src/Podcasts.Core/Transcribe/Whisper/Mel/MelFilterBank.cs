namespace Podcasts.Core.Transcribe.Whisper.Mel;

/// <summary>Slaney's mel filters with Slaney's area normalisation, as OpenAI stores them (whisper.md 1.2).</summary>
public static class MelFilterBank
{
    /// <summary>Bins of the spectrum of 400 samples, 40 Hz apart.</summary>
    public const int SpectrumBins = 201;

    private const double HertzPerBin = 40;
    private const double HighestMel = 45.245640471924965; // 8 kHz

    /// <summary>Computes the weights.</summary>
    /// <param name="bins">80 or 128.</param>
    /// <returns>[bins, 201], row by row.</returns>
    public static float[] Create(int bins)
    {
        var centres = Enumerable.Range(0, bins + 2).Select(i => Hertz(HighestMel * i / (bins + 1))).ToArray();
        var weights = new float[bins * SpectrumBins];
        for (var i = 0; i < bins; i++)
        {
            var (low, centre, high) = (centres[i], centres[i + 1], centres[i + 2]);
            for (var k = 0; k < SpectrumBins; k++)
            {
                var frequency = HertzPerBin * k;
                var triangle = Math.Min((frequency - low) / (centre - low), (high - frequency) / (high - centre));
                weights[(i * SpectrumBins) + k] = (float)(Math.Max(0, triangle) * 2 / (high - low));
            }
        }

        return weights;
    }

    private static double Hertz(double mel) => mel < 15 ? mel * 200 / 3 : 1000 * Math.Exp(Math.Log(6.4) / 27 * (mel - 15));
}
