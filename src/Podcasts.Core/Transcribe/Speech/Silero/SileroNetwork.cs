namespace Podcasts.Core.Transcribe.Speech.Silero;

/// <summary>Silero's network with its own framing (whisper.md 9.2), in plain C#. Thread-safe.</summary>
/// <remarks>
/// Everything but the memory is computed for many windows at once. A convolution is a matrix over neighbouring rows: channels lie side by
/// side, time step after time step, with rows of zeros at the edges.
/// </remarks>
internal sealed class SileroNetwork
{
    /// <summary>Samples for each probability: 32 ms.</summary>
    public const int Window = 512;

    private const int Context = 64;
    private const int Padded = Context + Window + Context;
    private const int Hop = 128;
    private const int Steps = 4; // of the spectrum in a window
    private const int Bins = 129;
    private const int Wide = 128;
    private const int Narrow = 64;
    private const int Batch = 64; // windows

    private readonly PackedLinear _spectrum;
    private readonly PackedLinear[] _convolutions;
    private readonly PackedLinear _input;
    private readonly PackedLinear _memory;
    private readonly float[] _output;
    private readonly float _outputBias;

    public SileroNetwork(SileroFile file)
    {
        var tensors = file.Tensors;
        var basis = tensors["_model.stft.forward_basis_buffer"];
        _spectrum = new(2 * Hop, 2 * Bins, (input, output) => basis[(output * 2 * Hop) + input], []);

        // Of the third, the tap before the window always meets zeros, and of the last both the outer ones.
        _convolutions = [Convolution(0, Bins, Wide, 0..3), Convolution(1, Wide, Narrow, 0..3), Convolution(2, Narrow, Narrow, 1..3), Convolution(3, Narrow, Wide, 1..2)];
        var (input, memory) = (tensors["_model.decoder.rnn.weight_ih"], tensors["_model.decoder.rnn.weight_hh"]);
        _input = new(Wide, 4 * Wide, (from, to) => input[(to * Wide) + from], tensors["_model.decoder.rnn.bias_ih"]);
        _memory = new(Wide, 4 * Wide, (from, to) => memory[(to * Wide) + from], tensors["_model.decoder.rnn.bias_hh"]);
        (_output, _outputBias) = (tensors["_model.decoder.decoder.2.weight"], tensors["_model.decoder.decoder.2.bias"][0]);

        PackedLinear Convolution(int index, int from, int to, Range taps)
        {
            var weight = tensors[$"_model.encoder.{index}.reparam_conv.weight"];
            var (first, count) = taps.GetOffsetAndLength(3);
            return new(count * from, to, (input, output) => weight[(((output * from) + (input % from)) * 3) + first + (input / from)], tensors[$"_model.encoder.{index}.reparam_conv.bias"]);
        }
    }

    /// <summary>The probability of speech in each window of a stretch; its memory begins empty.</summary>
    /// <param name="samples">16 kHz mono; the last window is filled up with zeros.</param>
    public float[] Probabilities(ReadOnlySpan<float> samples)
    {
        var probabilities = new float[(samples.Length + Window - 1) / Window];
        var buffers = new Buffers(_spectrum.Width);
        var (cell, hidden) = (new float[Wide], new float[Wide]);
        for (var first = 0; first < probabilities.Length; first += Batch)
        {
            var windows = Math.Min(Batch, probabilities.Length - first);
            Encode(samples, first, windows, buffers);
            for (var i = 0; i < windows; i++)
            {
                Remember(buffers.Gates.AsSpan(i * 4 * Wide, 4 * Wide), buffers.Recalled, cell, hidden);
                probabilities[first + i] = Output(hidden);
            }
        }

        return probabilities;
    }

    private void Encode(ReadOnlySpan<float> samples, int first, int windows, Buffers buffers)
    {
        for (var i = 0; i < windows; i++)
        {
            Frame(samples, (first + i) * Window, buffers.Framed.AsSpan(i * Padded, Padded));
        }

        _spectrum.Apply(buffers.Framed, Places(windows, Padded, Steps, Hop), buffers.Spectrum);
        Magnitudes(windows, buffers);
        _convolutions[0].Apply(buffers.Magnitudes, Places(windows, (Steps + 2) * Bins, Steps, Bins), buffers.Result);
        Rectify(buffers.Result, buffers.First, windows, Steps, Wide);
        _convolutions[1].Apply(buffers.First, Places(windows, (Steps + 2) * Wide, 2, 2 * Wide), buffers.Result);
        RectifyInPlace(buffers.Result.AsSpan(0, windows * 2 * Narrow));
        _convolutions[2].Apply(buffers.Result, Places(windows, 2 * Narrow, 1, 0), buffers.Second);
        RectifyInPlace(buffers.Second.AsSpan(0, windows * Narrow));
        _convolutions[3].Apply(buffers.Second, Places(windows, Narrow, 1, 0), buffers.Result);
        RectifyInPlace(buffers.Result.AsSpan(0, windows * Wide));
        _input.Apply(buffers.Result, Places(windows, Wide, 1, 0), buffers.Gates);
    }

    // The last samples of the window before, the window, and its end mirrored.
    private static void Frame(ReadOnlySpan<float> samples, int start, Span<float> framed)
    {
        framed.Clear();
        var from = Math.Max(0, start - Context);
        samples[from..Math.Min(samples.Length, start + Window)].CopyTo(framed[(Context - (start - from))..]);
        for (var i = 0; i < Context; i++)
        {
            framed[Context + Window + i] = framed[Context + Window - 2 - i];
        }
    }

    private void Magnitudes(int windows, Buffers buffers)
    {
        for (var row = 0; row < windows * Steps; row++)
        {
            var bins = buffers.Spectrum.AsSpan(row * _spectrum.Width, 2 * Bins);
            var magnitudes = buffers.Magnitudes.AsSpan(((row / Steps * (Steps + 2)) + (row % Steps) + 1) * Bins, Bins);
            for (var i = 0; i < Bins; i++)
            {
                magnitudes[i] = MathF.Sqrt((bins[i] * bins[i]) + (bins[Bins + i] * bins[Bins + i]));
            }
        }
    }

    // Leaves a row of zeros before and after each window's.
    private static void Rectify(float[] source, float[] target, int windows, int steps, int width)
    {
        for (var i = 0; i < windows; i++)
        {
            var rows = target.AsSpan(((i * (steps + 2)) + 1) * width, steps * width);
            source.AsSpan(i * steps * width, steps * width).CopyTo(rows);
            RectifyInPlace(rows);
        }
    }

    private static void RectifyInPlace(Span<float> values)
    {
        foreach (ref var value in values)
        {
            value = MathF.Max(0, value);
        }
    }

    // An LSTM cell; gates in the order input, forget, candidate, output.
    private void Remember(ReadOnlySpan<float> gates, Span<float> recalled, Span<float> cell, Span<float> hidden)
    {
        _memory.Apply(hidden, [0], recalled);
        for (var i = 0; i < Wide; i++)
        {
            var candidate = MathF.Tanh(gates[(2 * Wide) + i] + recalled[(2 * Wide) + i]);
            cell[i] = (Sigmoid(gates[Wide + i] + recalled[Wide + i]) * cell[i]) + (Sigmoid(gates[i] + recalled[i]) * candidate);
            hidden[i] = Sigmoid(gates[(3 * Wide) + i] + recalled[(3 * Wide) + i]) * MathF.Tanh(cell[i]);
        }
    }

    private float Output(ReadOnlySpan<float> hidden)
    {
        var sum = _outputBias;
        for (var i = 0; i < Wide; i++)
        {
            sum += _output[i] * MathF.Max(0, hidden[i]);
        }

        return Sigmoid(sum);
    }

    private static float Sigmoid(float value) => 1 / (1 + MathF.Exp(-value));

    private static int[] Places(int windows, int windowLength, int rows, int step) =>
        [.. Enumerable.Range(0, windows * rows).Select(row => (row / rows * windowLength) + (row % rows * step))];

    // What one batch of windows needs.
    private sealed class Buffers(int spectrumWidth)
    {
        public float[] Framed { get; } = new float[Batch * Padded];

        public float[] Spectrum { get; } = new float[Batch * Steps * spectrumWidth];

        public float[] Magnitudes { get; } = new float[Batch * (Steps + 2) * Bins];

        public float[] First { get; } = new float[Batch * (Steps + 2) * Wide];

        public float[] Second { get; } = new float[Batch * Narrow];

        public float[] Result { get; } = new float[Batch * Steps * Wide];

        public float[] Gates { get; } = new float[Batch * 4 * Wide];

        public float[] Recalled { get; } = new float[4 * Wide];
    }
}
