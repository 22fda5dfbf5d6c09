namespace Podcasts.Core.Speakers.Clustering;

/// <summary>The clustering of speaker-diarization-3.1 (diarization.md 4.4).</summary>
internal sealed class AgglomerativeClustering(AgglomerativeParameters parameters) : ISpeakerClustering
{
    private const double SmallShare = 0.1;

    public SpeakerClusters Cluster(SpeakerWindows windows, TrainingSet training, DiarizeParameters hints, CancellationToken cancellationToken) =>
        SpeakerClusters.Nearest(windows, Vectors.Means(training.Vectors, Label(training.Vectors, hints, cancellationToken)));

    /// <summary>Gives each vector a speaker's number, from 0.</summary>
    internal int[] Label(IReadOnlyList<float[]> vectors, DiarizeParameters hints, CancellationToken cancellationToken)
    {
        if (hints.Nearest(int.MaxValue, vectors.Count) < 2)
        {
            return new int[vectors.Count];
        }

        var units = vectors.Select(vector => Vectors.Unit(vector)).ToArray();
        var least = Math.Min(parameters.MinClusterSize, Math.Max(1, (int)Math.Round(SmallShare * units.Length)));
        var dendrogram = CentroidLinkage.Link(units, cancellationToken);
        var labels = dendrogram.CutAt(parameters.Threshold);
        var found = Large(labels, least).Count;
        var wanted = hints.Nearest(found, units.Length);
        return JoinSmall(units, wanted == found ? labels : Search(dendrogram, wanted, least), least);
    }

    // Tries the cuts nearest to the threshold first and takes the first with the right number of large clusters, or else the closest.
    private int[] Search(Dendrogram dendrogram, int wanted, int least)
    {
        var (best, bestCount) = (new int[dendrogram.Leaves], 1);
        var cuts = Enumerable.Range(0, dendrogram.Merges.Count)
            .Where(merge => dendrogram.Merges[merge].Size >= least)
            .OrderBy(merge => Math.Abs(dendrogram.Merges[merge].Height - parameters.Threshold))
            .Append(-1); // The reference never leaves all vectors single, so that it cannot find two speakers in two vectors.
        foreach (var labels in cuts.Select(dendrogram.CutAfter))
        {
            var count = Large(labels, least).Count;
            (best, bestCount) = Math.Abs(count - wanted) < Math.Abs(bestCount - wanted) ? (labels, count) : (best, bestCount);
            if (count == wanted)
            {
                break;
            }
        }

        return best;
    }

    // Without large clusters there is one speaker.
    private static int[] JoinSmall(float[][] units, int[] labels, int least)
    {
        var large = Large(labels, least);
        if (large.Count == 0)
        {
            return new int[labels.Length];
        }

        var means = Vectors.Means(units, labels).Select(mean => Vectors.Unit(mean)).ToArray();
        var speakers = means
            .Select((mean, cluster) => large.Contains(cluster) ? large.IndexOf(cluster) : large.IndexOf(large.MaxBy(other => Vectors.Dot(mean, means[other]))))
            .ToArray();
        return Array.ConvertAll(labels, label => speakers[label]);
    }

    private static List<int> Large(int[] labels, int least) =>
        [.. labels.CountBy(label => label).Where(cluster => cluster.Value >= least).Select(cluster => cluster.Key).Order()];
}
