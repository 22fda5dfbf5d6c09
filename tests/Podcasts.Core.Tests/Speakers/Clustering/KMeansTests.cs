using Podcasts.Core.Speakers.Clustering;

namespace Podcasts.Core.Tests.Speakers.Clustering;

public sealed class KMeansTests
{
    [Fact]
    public void Groups_are_found_and_always_the_same_ones()
    {
        var vectors = new Voices(16, 5).Of(4, 20, 0.2).Select(vector => Vectors.Unit(vector)).ToArray();

        var labels = KMeans.Label(vectors, 4);

        Assert.Equal(4, labels[..4].Distinct().Count());
        Assert.All(Enumerable.Range(0, labels.Length), i => Assert.Equal(labels[i % 4], labels[i]));
        Assert.Equal(labels, KMeans.Label(vectors, 4));
    }

    [Fact]
    public void No_cluster_is_empty_even_if_all_vectors_are_one() =>
        Assert.Equal([0, 1, 2], KMeans.Label([[1, 0], [1, 0], [1, 0]], 3).Order());
}
