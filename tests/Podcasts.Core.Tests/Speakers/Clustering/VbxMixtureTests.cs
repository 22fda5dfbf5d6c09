using Podcasts.Core.Speakers.Clustering;

namespace Podcasts.Core.Tests.Speakers.Clustering;

public sealed class VbxMixtureTests
{
    private static readonly double[] Between = [.. Enumerable.Range(0, 128).Select(d => 25.88 * Math.Pow(0.570 / 25.88, d / 127.0))]; // As community-1's.

    [Fact]
    public void The_bound_of_the_evidence_never_falls()
    {
        var bounds = Fit(Blobs(2, 1)).Bounds;

        Assert.InRange(bounds.Count, 3, 20);
        Assert.All(bounds.Zip(bounds.Skip(1)), pair => Assert.True(pair.Second >= pair.First - 1e-6, $"{pair.First} fell to {pair.Second}."));
    }

    [Fact]
    public void Two_people_stay_of_ten_clusters()
    {
        var mixture = Fit(Blobs(2, 2));

        Assert.Equal(2, mixture.Priors.Count(prior => prior > 1e-7));
        Assert.All(mixture.Responsibilities.Select((r, i) => (Speaker: Array.IndexOf(r, r.Max()), Blob: i % 2)).GroupBy(vector => vector.Blob), blob =>
            Assert.Single(blob.Select(vector => vector.Speaker).Distinct()));
        Assert.Equal(1, mixture.Priors.Sum(), 1e-9);
    }

    [Fact]
    public void Dimensions_may_change_their_signs()
    {
        var features = Blobs(3, 3);
        var flipped = features.Select(x => x.Select((value, d) => d % 3 == 0 ? -value : value).ToArray()).ToArray();

        Assert.All(Fit(features).Priors.Zip(Fit(flipped).Priors), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    [Fact]
    public void Fitting_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => VbxMixture.Fit(Blobs(2, 1), Between, new int[200], new(), new CancellationToken(true)));

    private static VbxMixture Fit(double[][] features) =>
        VbxMixture.Fit(features, Between, [.. Enumerable.Range(0, features.Length).Select(i => (i % 2) + (2 * (i / 2 % 5)))], new(), CancellationToken.None);

    // As PLDA says that people are: their means vary as given, their vectors by 1 around them.
    private static double[][] Blobs(int people, int seed)
    {
        var random = new Random(seed);
        var means = Enumerable.Range(0, people).Select(_ => Between.Select(variance => Math.Sqrt(variance) * Normal()).ToArray()).ToArray();
        return [.. Enumerable.Range(0, 200).Select(i => means[i % people].Select(mean => mean + Normal()).ToArray())];

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
