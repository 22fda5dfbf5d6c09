namespace Podcasts.Core.Speakers.Clustering;

/// <summary>Clusters into a number that is given (k-means++ with restarts); the same vectors always give the same clusters.</summary>
internal static class KMeans
{
    private const int Seed = 42;
    private const int Restarts = 10;
    private const int MostRounds = 300;

    /// <summary>Gives each vector a cluster.</summary>
    /// <param name="vectors">At least as many as clusters.</param>
    /// <param name="clusters">At least one.</param>
    public static int[] Label(IReadOnlyList<float[]> vectors, int clusters)
    {
        var random = new Random(Seed);
        return Enumerable.Range(0, Restarts).Select(_ => Run(vectors, clusters, random)).MinBy(run => run.Error).Labels;
    }

    private static (int[] Labels, double Error) Run(IReadOnlyList<float[]> vectors, int clusters, Random random)
    {
        var means = Start(vectors, clusters, random);
        var (labels, error) = Nearest(vectors, means);
        for (var round = 0; round < MostRounds; round++)
        {
            var before = labels;
            means = Vectors.Means(vectors, labels);
            (labels, error) = Nearest(vectors, means);
            if (labels.AsSpan().SequenceEqual(before))
            {
                break;
            }
        }

        return (labels, error);
    }

    // Each start is likelier the farther it is from those before it.
    private static float[][] Start(IReadOnlyList<float[]> vectors, int clusters, Random random)
    {
        var means = new float[clusters][];
        var distances = Enumerable.Repeat(double.PositiveInfinity, vectors.Count).ToArray();
        var next = random.Next(vectors.Count);
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            means[cluster] = vectors[next];
            for (var i = 0; i < distances.Length; i++)
            {
                distances[i] = Math.Min(distances[i], Vectors.SquaredDistance(vectors[i], means[cluster]));
            }

            var rest = random.NextDouble() * distances.Sum();
            next = 0;
            while (next < distances.Length - 1 && (rest -= distances[next]) > 0)
            {
                next++;
            }
        }

        return means;
    }

    private static (int[] Labels, double Error) Nearest(IReadOnlyList<float[]> vectors, float[][] means)
    {
        var (labels, distances) = (new int[vectors.Count], new double[vectors.Count]);
        for (var i = 0; i < labels.Length; i++)
        {
            (distances[i], labels[i]) = means.Select((mean, cluster) => ((double)Vectors.SquaredDistance(vectors[i], mean), cluster)).Min();
        }

        // A cluster that lost all its vectors takes the one that fits worst where it is, of a cluster with others.
        for (var cluster = 0; cluster < means.Length; cluster++)
        {
            if (!labels.Contains(cluster))
            {
                var sizes = labels.CountBy(label => label).ToDictionary();
                var worst = Enumerable.Range(0, labels.Length).Where(i => sizes[labels[i]] > 1).MaxBy(i => distances[i]);
                (labels[worst], distances[worst]) = (cluster, 0);
            }
        }

        return (labels, distances.Sum());
    }
}
