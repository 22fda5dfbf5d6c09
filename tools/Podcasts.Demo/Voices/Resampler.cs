namespace Podcasts.Demo.Voices;

/// <summary>Changes the sample rate with a windowed sinc, one filter for each of the phases of the ratio.</summary>
public static class Resampler
{
    private const int HalfWidth = 16;

    /// <summary>Resamples mono sound; content above the lower rate's half is removed.</summary>
    public static float[] Resample(float[] samples, int from, int to)
    {
        var divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(from, to);
        var (up, down) = (to / divisor, from / divisor);
        var cutoff = Math.Min(1.0, (double)to / from) * 0.95;
        var half = (int)Math.Ceiling(HalfWidth / cutoff);
        var filters = Enumerable.Range(0, up).Select(phase => Filter((double)phase / up, half, cutoff)).ToArray();
        var output = new float[(long)samples.Length * up / down];
        for (var i = 0; i < output.Length; i++)
        {
            var position = (long)i * down;
            var (centre, filter) = ((int)(position / up), filters[position % up]);
            var (first, last) = (Math.Max(0, centre - half + 1), Math.Min(samples.Length - 1, centre + half));
            var sum = 0f;
            for (var j = first; j <= last; j++)
            {
                sum += samples[j] * filter[j - centre + half - 1];
            }

            output[i] = sum;
        }

        return output;
    }

    private static float[] Filter(double fraction, int half, double cutoff)
    {
        var taps = Enumerable.Range(-half + 1, 2 * half).Select(k =>
        {
            var x = k - fraction;
            var sinc = Math.Abs(x) < 1e-9 ? cutoff : Math.Sin(Math.PI * cutoff * x) / (Math.PI * x);
            return sinc * (0.5 + (0.5 * Math.Cos(Math.PI * Math.Clamp(x / half, -1, 1))));
        }).ToArray();
        return taps.Select(t => (float)(t / taps.Sum())).ToArray();
    }
}
