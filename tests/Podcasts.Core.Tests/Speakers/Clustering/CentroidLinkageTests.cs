using Podcasts.Core.Speakers.Clustering;

namespace Podcasts.Core.Tests.Speakers.Clustering;

public sealed class CentroidLinkageTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_merge_is_that_of_the_naive_algorithm(int seed)
    {
        var points = new Voices(4, seed).Points(200);

        var found = CentroidLinkage.Link(points, CancellationToken.None).Merges;
        var naive = Naive(points);

        Assert.Contains(found.Zip(found.Skip(1)), pair => pair.Second.Height < pair.First.Height - 1e-3); // An inversion.
        Assert.All(found.Zip(naive), pair =>
        {
            Assert.Equal(pair.Second.Height, pair.First.Height, 1e-4);
            Assert.Equal(pair.Second.Size, pair.First.Size);
        });
        Assert.All([0.2, 0.4, 0.6, 0.8], threshold => Assert.Equal(
            new Dendrogram(200, naive).CutAt(threshold),
            new Dendrogram(200, found).CutAt(threshold)));
    }

    [Fact]
    public void Work_grows_with_the_square_of_the_number_of_points()
    {
        const int Points = 5000;

        CentroidLinkage.Link(new Voices(16, 1).Points(Points), out var looks, CancellationToken.None);

        // Updates take n², the search for the nearest pair half of that; the rest is for rows that lost their neighbour.
        Assert.InRange((double)looks / Points / Points, 1, 6);
    }

    [Fact]
    public void Points_in_the_same_place_merge_at_height_zero()
    {
        var merges = CentroidLinkage.Link([[1, 0], [0, 1], [1, 0]], CancellationToken.None).Merges;

        Assert.Equal([0, Math.Sqrt(2)], merges.Select(merge => merge.Height), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void A_single_point_has_no_merges() => Assert.Empty(CentroidLinkage.Link([[1, 0]], CancellationToken.None).Merges);

    [Fact]
    public void Linking_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => CentroidLinkage.Link([[1, 0], [0, 1]], new CancellationToken(true)));

    // Looks at all pairs of means before each merge.
    private static List<Merge> Naive(float[][] points)
    {
        var clusters = points.Select((point, i) => (Node: i, Members: new List<int> { i }, Mean: Array.ConvertAll(point, value => (double)value))).ToList();
        var merges = new List<Merge>();
        while (clusters.Count > 1)
        {
            var (distance, a, b) = (
                from i in Enumerable.Range(0, clusters.Count)
                from j in Enumerable.Range(0, i)
                select (Math.Sqrt(clusters[i].Mean.Zip(clusters[j].Mean, (x, y) => (x - y) * (x - y)).Sum()), j, i)).Min();
            List<int> members = [.. clusters[a].Members, .. clusters[b].Members];
            merges.Add(new(clusters[a].Node, clusters[b].Node, distance, members.Count));
            var mean = Enumerable.Range(0, points[0].Length).Select(d => members.Average(member => (double)points[member][d])).ToArray();
            clusters.RemoveAt(b);
            clusters[a] = (points.Length + merges.Count - 1, members, mean);
        }

        return merges;
    }
}
