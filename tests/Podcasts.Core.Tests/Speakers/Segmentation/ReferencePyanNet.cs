using Podcasts.Core.Speakers.Segmentation;
using Podcasts.Core.Weights;

namespace Podcasts.Core.Tests.Speakers.Segmentation;

/// <summary>The segmentation network in plain loops and double precision, written after diarization.md 2.1.</summary>
internal sealed class ReferencePyanNet(IReadOnlyDictionary<string, WeightTensor> read, PyanNetDimensions dimensions)
{
    /// <summary>[frames][classes], logarithms of probabilities.</summary>
    public double[][] Classify(float[] sound)
    {
        double[][] x = [[.. sound.Select(s => (double)s)]];
        x = Norm(x, "sincnet.wav_norm1d");
        var bank = SincFilterBank.Create(Floats("sincnet.conv1d.0.filterbank.low_hz_"), Floats("sincnet.conv1d.0.filterbank.band_hz_"));
        x = Convolve(x, [.. bank.Select(tap => (double)tap)], new double[2 * dimensions.Bands], SincFilterBank.Taps, 10);
        x = Condense([.. x.Select(channel => channel.Select(Math.Abs).ToArray())], "sincnet.norm1d.0");
        x = Condense(Convolve(x, Values("sincnet.conv1d.1.weight"), Values("sincnet.conv1d.1.bias"), 5, 1), "sincnet.norm1d.1");
        x = Condense(Convolve(x, Values("sincnet.conv1d.2.weight"), Values("sincnet.conv1d.2.bias"), 5, 1), "sincnet.norm1d.2");
        double[][] steps = [.. Enumerable.Range(0, x[0].Length).Select(t => x.Select(channel => channel[t]).ToArray())];
        for (var layer = 0; layer < dimensions.Layers; layer++)
        {
            var forward = Lstm(steps, $"_l{layer}");
            var backward = Lstm([.. steps.Reverse()], $"_l{layer}_reverse").Reverse();
            steps = [.. forward.Zip(backward, (a, b) => a.Concat(b).ToArray())];
        }

        return [.. steps.Select(step => LogSoftmax(Linear(Leak(Linear(Leak(Linear(step, "linear.0")), "linear.1")), "classifier")))];
    }

    private double[][] Lstm(double[][] steps, string suffix)
    {
        var hidden = (int)dimensions.Hidden;
        var (h, c) = (new double[hidden], new double[hidden]);
        var (input, recurrent) = (Values("lstm.weight_ih" + suffix), Values("lstm.weight_hh" + suffix));
        var bias = Values("lstm.bias_ih" + suffix).Zip(Values("lstm.bias_hh" + suffix), (a, b) => a + b).ToArray();
        return [.. steps.Select(x =>
        {
            var gates = bias.Select((b, row) => b + Dot(input, row, x) + Dot(recurrent, row, h)).ToArray();
            for (var i = 0; i < hidden; i++)
            {
                c[i] = (Sigmoid(gates[hidden + i]) * c[i]) + (Sigmoid(gates[i]) * Math.Tanh(gates[(2 * hidden) + i]));
            }

            return h = [.. c.Select((cell, i) => Sigmoid(gates[(3 * hidden) + i]) * Math.Tanh(cell))];
        })];
    }

    private double[][] Condense(double[][] x, string norm) =>
        [.. Norm([.. x.Select(channel => channel.Chunk(3).Where(three => three.Length == 3).Select(three => three.Max()).ToArray())], norm).Select(Leak)];

    private double[][] Norm(double[][] x, string name)
    {
        var (weight, bias) = (Values(name + ".weight"), Values(name + ".bias"));
        return [.. x.Select((channel, i) =>
        {
            var mean = channel.Average();
            var scale = weight[i] / Math.Sqrt(channel.Average(v => (v - mean) * (v - mean)) + 1e-5);
            return channel.Select(v => ((v - mean) * scale) + bias[i]).ToArray();
        })];
    }

    private static double[][] Convolve(double[][] x, double[] weight, double[] bias, int size, int stride) =>
        [.. bias.Select((b, to) => Enumerable.Range(0, 1 + ((x[0].Length - size) / stride)).Select(t =>
            b + x.Select((channel, from) => Enumerable.Range(0, size).Sum(k => weight[(((to * x.Length) + from) * size) + k] * channel[(t * stride) + k])).Sum()).ToArray())];

    private double[] Linear(double[] x, string name) => [.. Values(name + ".bias").Select((b, row) => b + Dot(Values(name + ".weight"), row, x))];

    private static double Dot(double[] matrix, int row, double[] x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += matrix[(row * x.Length) + i] * x[i];
        }

        return sum;
    }

    private static double[] LogSoftmax(double[] x)
    {
        var total = Math.Log(x.Sum(Math.Exp));
        return [.. x.Select(v => v - total)];
    }

    private static double[] Leak(double[] x) => [.. x.Select(v => v < 0 ? 0.01 * v : v)];

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private float[] Floats(string name) => read[name].Read();

    private double[] Values(string name) => [.. Floats(name).Select(v => (double)v)];
}
