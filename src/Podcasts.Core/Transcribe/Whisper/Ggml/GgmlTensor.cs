namespace Podcasts.Core.Transcribe.Whisper.Ggml;

/// <summary>Where a tensor lies in a file.</summary>
/// <param name="Name">Such as <c>encoder.conv1.weight</c>.</param>
/// <param name="Shape">In PyTorch's order.</param>
/// <param name="Type">How its values are stored.</param>
/// <param name="Offset">Of its first byte in the file.</param>
public sealed record GgmlTensor(string Name, IReadOnlyList<int> Shape, GgmlType Type, long Offset)
{
    public long Count => Shape.Aggregate(1L, (product, size) => product * size);

    public long Bytes => Type.Bytes(Count);
}
