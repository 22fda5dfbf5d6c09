namespace Podcasts.Core.Weights.PyTorch;

/// <summary>A view of a storage, within its bounds and never larger than it.</summary>
/// <param name="Storage">Where its values are.</param>
/// <param name="Offset">Of its first value.</param>
/// <param name="Shape">In PyTorch's order.</param>
/// <param name="Strides">Values from one index to the next, in each dimension.</param>
internal sealed record StoredTensor(Storage Storage, int Offset, int[] Shape, int[] Strides)
{
    private int Count => Shape.Aggregate(1, (product, size) => product * size);

    /// <summary>Checks what a pickle states of a tensor.</summary>
    /// <exception cref="FormatException">It reaches out of its storage.</exception>
    public static StoredTensor From(Storage storage, long offset, IReadOnlyList<long> shape, IReadOnlyList<long> strides)
    {
        var isPossible = shape.Count == strides.Count && shape.Count <= 8 && offset >= 0 && offset <= storage.Count
            && shape.Concat(strides).All(value => value is >= 0 and <= int.MaxValue);
        // Products of 31 bits and sums of 62 bits: an Int128 holds them all.
        var count = isPossible ? shape.Aggregate((Int128)1, (product, size) => product > int.MaxValue ? product : product * size) : 0;
        var last = isPossible ? shape.Zip(strides).Aggregate((Int128)offset, (sum, pair) => sum + ((Int128)(pair.First - 1) * pair.Second)) : 0;
        return isPossible && count <= storage.Count && (count == 0 || last < storage.Count)
            ? new(storage, (int)offset, [.. shape.Select(size => (int)size)], [.. strides.Select(stride => (int)stride)])
            : throw new FormatException($"a tensor of {shape.Count} dimensions reaches out of its storage of {storage.Count} values");
    }

    /// <summary>Picks the tensor's values out of its storage's, in C order.</summary>
    public float[] Pick(float[] stored)
    {
        var values = new float[Count];
        var index = new int[Shape.Length];
        var at = Offset;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = stored[at];
            for (var dimension = Shape.Length - 1; dimension >= 0; dimension--)
            {
                at += Strides[dimension];
                if (++index[dimension] < Shape[dimension])
                {
                    break;
                }

                at -= Shape[dimension] * Strides[dimension];
                index[dimension] = 0;
            }
        }

        return values;
    }
}
