namespace Podcasts.Core.Weights.PyTorch;

/// <summary>The bytes behind one or more tensors: an entry of the archive.</summary>
/// <param name="Type">Of its values.</param>
/// <param name="Key">The entry is called <c>data/</c> and this.</param>
/// <param name="Count">Values in it.</param>
internal sealed record Storage(WeightType Type, string Key, int Count);
