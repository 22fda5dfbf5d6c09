namespace Podcasts.Core.Weights.Safetensors;

/// <summary>A tensor as the header of a file states it, already held against the file's length.</summary>
/// <param name="Name">As the file has it.</param>
/// <param name="Shape">In PyTorch's order.</param>
/// <param name="Type">How its values are stored.</param>
/// <param name="Offset">Of its first byte in the file.</param>
internal sealed record SafetensorsEntry(string Name, int[] Shape, WeightType Type, long Offset)
{
    public int Count => Shape.Aggregate(1, (product, size) => product * size);

    public long Bytes => (long)Count * Type.Bytes();
}
