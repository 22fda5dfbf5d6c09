namespace Podcasts.Core.Speakers.Clustering;

/// <summary>Two clusters become one.</summary>
/// <param name="First">A vector's index, or the number of vectors plus the index of an earlier merge.</param>
/// <param name="Second">As <paramref name="First"/>.</param>
/// <param name="Height">The distance of the two.</param>
/// <param name="Size">Vectors in the new cluster.</param>
internal sealed record Merge(int First, int Second, double Height, int Size);
