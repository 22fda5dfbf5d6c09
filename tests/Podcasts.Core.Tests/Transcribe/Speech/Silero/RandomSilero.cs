using System.Text;
using Podcasts.Core.Transcribe.Whisper.Ggml;

namespace Podcasts.Core.Tests.Transcribe.Speech.Silero;

/// <summary>A Silero file of random weights in the true layout, and the network written out plainly in double precision.</summary>
internal sealed class RandomSilero
{
    private static readonly (int In, int Out)[] Convolutions = [(129, 128), (128, 64), (64, 64), (64, 128)];
    private static readonly int[] Strides = [1, 2, 2, 1];

    private readonly Dictionary<string, (int[] Shape, bool Half, float[] Values)> _tensors = [];

    public RandomSilero(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Convolutions.Length; i++)
        {
            var (from, to) = Convolutions[i];
            Add($"_model.encoder.{i}.reparam_conv.weight", half: true, 1.5 / Math.Sqrt(3 * from), to, from, 3);
            Add($"_model.encoder.{i}.reparam_conv.bias", half: false, 0.1, to);
        }

        Add("_model.decoder.rnn.weight_ih", half: false, 0.1, 512, 128);
        Add("_model.decoder.rnn.weight_hh", half: false, 0.1, 512, 128);
        Add("_model.decoder.rnn.bias_ih", half: false, 0.1, 512);
        Add("_model.decoder.rnn.bias_hh", half: false, 0.1, 512);
        Add("_model.decoder.decoder.2.weight", half: true, 1, 128);
        Add("_model.decoder.decoder.2.bias", half: false, 0.1);
        Add("_model.stft.forward_basis_buffer", half: true, 0.2, 258, 1, 256);

        void Add(string name, bool half, double scale, params int[] shape)
        {
            var values = new float[shape.Aggregate(1, (product, size) => product * size)];
            for (var i = 0; i < values.Length; i++)
            {
                var value = (float)(scale * 2 * (random.NextDouble() - 0.5));
                values[i] = half ? (float)(Half)value : value;
            }

            _tensors[name] = (shape, half, values);
        }
    }

    public void Save(string path, int window = 512)
    {
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write(GgmlFile.Magic);
        writer.Write(10);
        writer.Write("silero-16k"u8);
        foreach (var number in new[] { 6, 2, 0, window, 64, 4, 129, 128, 3, 128, 64, 3, 64, 64, 3, 64, 128, 3, 128, 128, 128, 1 })
        {
            writer.Write(number);
        }

        foreach (var (name, (shape, half, values)) in _tensors)
        {
            writer.Write(shape.Length);
            writer.Write(name.Length);
            writer.Write(half ? 1 : 0);
            foreach (var size in shape.Reverse())
            {
                writer.Write(size);
            }

            writer.Write(Encoding.ASCII.GetBytes(name));
            foreach (var value in values)
            {
                if (half)
                {
                    writer.Write((Half)value);
                }
                else
                {
                    writer.Write(value);
                }
            }
        }
    }

    public double[] Probabilities(float[] samples)
    {
        var (cell, hidden) = (new double[128], new double[128]);
        return [.. Enumerable.Range(0, (samples.Length + 511) / 512).Select(window => Step(samples, window, cell, hidden))];
    }

    private double Step(float[] samples, int window, double[] cell, double[] hidden)
    {
        var padded = Enumerable.Range((512 * window) - 64, 576).Select(i => i >= 0 && i < samples.Length ? samples[i] : 0.0).ToList();
        padded.AddRange(Enumerable.Range(1, 64).Select(i => padded[575 - i]));
        var basis = _tensors["_model.stft.forward_basis_buffer"].Values;
        var spectrum = Enumerable.Range(0, 258).Select(row => Enumerable.Range(0, 4).Select(t => Enumerable.Range(0, 256).Sum(k => basis[(256 * row) + k] * padded[(128 * t) + k])).ToArray()).ToArray();
        var features = Enumerable.Range(0, 129).Select(bin => spectrum[bin].Zip(spectrum[bin + 129], (re, im) => Math.Sqrt((re * re) + (im * im))).ToArray()).ToArray();
        for (var i = 0; i < Strides.Length; i++)
        {
            features = Convolve(features, _tensors[$"_model.encoder.{i}.reparam_conv.weight"].Values, _tensors[$"_model.encoder.{i}.reparam_conv.bias"].Values, Strides[i]);
        }

        double[] input = [.. features.Select(channel => channel.Single())];
        double[] gates = [.. Enumerable.Range(0, 512).Select(row => Affine("ih", input, row) + Affine("hh", hidden, row))];
        for (var i = 0; i < 128; i++)
        {
            cell[i] = (Sigmoid(gates[128 + i]) * cell[i]) + (Sigmoid(gates[i]) * Math.Tanh(gates[256 + i]));
            hidden[i] = Sigmoid(gates[384 + i]) * Math.Tanh(cell[i]);
        }

        var weight = _tensors["_model.decoder.decoder.2.weight"].Values;
        return Sigmoid(hidden.Zip(weight, (value, w) => w * Math.Max(0, value)).Sum() + _tensors["_model.decoder.decoder.2.bias"].Values[0]);
    }

    private double Affine(string part, double[] values, int row)
    {
        var weight = _tensors[$"_model.decoder.rnn.weight_{part}"].Values;
        return values.Select((value, k) => weight[(128 * row) + k] * value).Sum() + _tensors[$"_model.decoder.rnn.bias_{part}"].Values[row];
    }

    private static double[][] Convolve(double[][] channels, float[] weight, float[] bias, int stride)
    {
        var (length, inputs) = (channels[0].Length, channels.Length);
        return
        [
            .. bias.Select((offset, o) => Enumerable.Range(0, ((length - 1) / stride) + 1).Select(t =>
            {
                double sum = offset;
                for (var k = 0; k < 3; k++)
                {
                    var at = (t * stride) + k - 1;
                    for (var c = 0; at >= 0 && at < length && c < inputs; c++)
                    {
                        sum += weight[(((o * inputs) + c) * 3) + k] * channels[c][at];
                    }
                }

                return Math.Max(0, sum);
            }).ToArray()),
        ];
    }

    private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));
}
