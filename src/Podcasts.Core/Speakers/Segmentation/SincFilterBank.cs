namespace Podcasts.Core.Speakers.Segmentation;

/// <summary>The first layer's filters: band passes of which only the edges were learnt (diarization.md 2.2).</summary>
public static class SincFilterBank
{
    /// <summary>Taps of a filter.</summary>
    public const int Taps = 251;

    private const int Half = Taps / 2;
    private const double LowestHz = 50;
    private const double NarrowestHz = 50;

    /// <summary>Computes the filters.</summary>
    /// <param name="low">The learnt lower edge of each band, Hz above 50.</param>
    /// <param name="width">The learnt width of each band, Hz above 50.</param>
    /// <returns>[2 x bands, <see cref="Taps"/>], row after row: the even filters, then the odd ones.</returns>
    public static float[] Create(ReadOnlySpan<float> low, ReadOnlySpan<float> width)
    {
        var filters = new float[2 * low.Length * Taps];
        for (var band = 0; band < low.Length; band++)
        {
            var lower = LowestHz + Math.Abs(low[band]);
            var upper = Math.Clamp(lower + NarrowestHz + Math.Abs(width[band]), LowestHz, WindowGrid.SampleRate / 2.0);
            var even = filters.AsSpan(band * Taps, Taps);
            var odd = filters.AsSpan((low.Length + band) * Taps, Taps);
            even[Half] = 1;
            for (var j = 0; j < Half; j++)
            {
                var time = 2 * Math.PI * (j - Half) / WindowGrid.SampleRate;
                var scale = (0.54 - (0.46 * Math.Cos(2 * Math.PI * j / (Taps - 1)))) / (time / 2) / (2 * (upper - lower));
                even[j] = even[Taps - 1 - j] = (float)((Math.Sin(upper * time) - Math.Sin(lower * time)) * scale);
                odd[j] = (float)((Math.Cos(lower * time) - Math.Cos(upper * time)) * scale);
                odd[Taps - 1 - j] = -odd[j];
            }
        }

        return filters;
    }
}
