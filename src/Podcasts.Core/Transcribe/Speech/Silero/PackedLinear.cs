using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Podcasts.Core.Transcribe.Speech.Silero;

/// <summary>Multiplies rows by a matrix and adds a bias, in plain C#: quick enough for a small network, on any thread.</summary>
/// <remarks>Weights lie in blocks of 16 outputs, input after input, as they are used. Rows are taken four at a time, so that each weight read serves four.</remarks>
internal sealed class PackedLinear
{
    private const int Block = 16;

    private readonly int _inputs;
    private readonly int _blocks;
    private readonly float[] _weights;
    private readonly float[] _bias;

    /// <summary>Packs a matrix.</summary>
    /// <param name="inputs">Length of a row.</param>
    /// <param name="outputs">Length of a result.</param>
    /// <param name="weight">The weight from an input to an output.</param>
    /// <param name="bias">One for each output.</param>
    public PackedLinear(int inputs, int outputs, Func<int, int, float> weight, ReadOnlySpan<float> bias)
    {
        _inputs = inputs;
        _blocks = (outputs + Block - 1) / Block;
        _weights = new float[_blocks * inputs * Block];
        _bias = new float[Width];
        bias.CopyTo(_bias);
        for (var output = 0; output < outputs; output++)
        {
            for (var input = 0; input < inputs; input++)
            {
                _weights[(((output / Block * inputs) + input) * Block) + (output % Block)] = weight(input, output);
            }
        }
    }

    /// <summary>Length of a result with the zeros that fill its last block.</summary>
    public int Width => _blocks * Block;

    /// <summary>Computes rows of results.</summary>
    /// <param name="source">Rows may overlap, as they do in a convolution.</param>
    /// <param name="place">Where each row begins in the source.</param>
    /// <param name="results">Row after row, <see cref="Width"/> values each.</param>
    public void Apply(ReadOnlySpan<float> source, ReadOnlySpan<int> place, Span<float> results)
    {
        var row = 0;
        for (; row + 4 <= place.Length; row += 4)
        {
            FourRows(
                source.Slice(place[row], _inputs),
                source.Slice(place[row + 1], _inputs),
                source.Slice(place[row + 2], _inputs),
                source.Slice(place[row + 3], _inputs),
                results.Slice(row * Width, 4 * Width));
        }

        for (; row < place.Length; row++)
        {
            OneRow(source.Slice(place[row], _inputs), results.Slice(row * Width, Width));
        }
    }

    private void OneRow(ReadOnlySpan<float> a, Span<float> results)
    {
        for (var block = 0; block < _blocks; block++)
        {
            ref var weight = ref _weights[block * _inputs * Block];
            var (a0, a1) = Load(ref _bias[block * Block]);
            for (var k = 0; k < a.Length; k++)
            {
                var (w0, w1) = Load(ref Unsafe.Add(ref weight, k * Block));
                var value = Vector256.Create(a[k]);
                (a0, a1) = (Vector256.MultiplyAddEstimate(value, w0, a0), Vector256.MultiplyAddEstimate(value, w1, a1));
            }

            Store(a0, a1, results[(block * Block)..]);
        }
    }

    private void FourRows(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, ReadOnlySpan<float> d, Span<float> results)
    {
        for (var block = 0; block < _blocks; block++)
        {
            ref var weight = ref _weights[block * _inputs * Block];
            var (a0, a1) = Load(ref _bias[block * Block]);
            var (b0, b1, c0, c1, d0, d1) = (a0, a1, a0, a1, a0, a1);
            for (var k = 0; k < a.Length; k++)
            {
                var (w0, w1) = Load(ref Unsafe.Add(ref weight, k * Block));
                var value = Vector256.Create(a[k]);
                (a0, a1) = (Vector256.MultiplyAddEstimate(value, w0, a0), Vector256.MultiplyAddEstimate(value, w1, a1));
                value = Vector256.Create(b[k]);
                (b0, b1) = (Vector256.MultiplyAddEstimate(value, w0, b0), Vector256.MultiplyAddEstimate(value, w1, b1));
                value = Vector256.Create(c[k]);
                (c0, c1) = (Vector256.MultiplyAddEstimate(value, w0, c0), Vector256.MultiplyAddEstimate(value, w1, c1));
                value = Vector256.Create(d[k]);
                (d0, d1) = (Vector256.MultiplyAddEstimate(value, w0, d0), Vector256.MultiplyAddEstimate(value, w1, d1));
            }

            Store(a0, a1, results[(block * Block)..]);
            Store(b0, b1, results[(Width + (block * Block))..]);
            Store(c0, c1, results[((2 * Width) + (block * Block))..]);
            Store(d0, d1, results[((3 * Width) + (block * Block))..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> First, Vector256<float> Second) Load(ref float at) =>
        (Vector256.LoadUnsafe(ref at), Vector256.LoadUnsafe(ref at, (nuint)Vector256<float>.Count));

    private static void Store(Vector256<float> first, Vector256<float> second, Span<float> results)
    {
        first.StoreUnsafe(ref MemoryMarshal.GetReference(results[..Block]));
        second.StoreUnsafe(ref MemoryMarshal.GetReference(results), (nuint)Vector256<float>.Count);
    }
}
