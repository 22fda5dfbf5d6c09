namespace Podcasts.Core.Weights;

/// <summary>A tensor in a file: what it is called, its shape, and its values once they are asked for.</summary>
/// <param name="Name">As the file has it.</param>
/// <param name="Shape">In PyTorch's order, the slowest dimension first; empty for a single number.</param>
/// <param name="Type">How its values are stored, as people know it, such as <c>f16</c> or <c>q5_0</c>.</param>
/// <param name="Read">Reads all values, as float32 in C order. The file must still be open.</param>
public sealed record WeightTensor(string Name, IReadOnlyList<int> Shape, string Type, Func<float[]> Read)
{
    public long Count => Shape.Aggregate(1L, (product, size) => product * size);
}
