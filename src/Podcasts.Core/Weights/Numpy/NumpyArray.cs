namespace Podcasts.Core.Weights.Numpy;

/// <summary>An array of a <c>.npy</c> file.</summary>
/// <param name="Shape">The slowest dimension first; empty for a single number.</param>
/// <param name="Values">In C order, whichever order the file has.</param>
public sealed record NumpyArray(IReadOnlyList<int> Shape, double[] Values);
