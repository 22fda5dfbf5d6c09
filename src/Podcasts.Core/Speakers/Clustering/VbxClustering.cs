namespace Podcasts.Core.Speakers.Clustering;

/// <summary>The clustering of community-1 (diarization.md 4.5).</summary>
internal sealed class VbxClustering(VbxParameters parameters, Plda plda) : ISpeakerClustering
{
    private const double LeastPrior = 1e-7;

    public SpeakerClusters Cluster(SpeakerWindows windows, TrainingSet training, DiarizeParameters hints, CancellationToken cancellationToken)
    {
        var vectors = training.Vectors;
        if (vectors.Count < 2)
        {
            return SpeakerClusters.Nearest(windows, Vectors.Means(vectors, new int[vectors.Count]));
        }

        var units = vectors.Select(vector => Vectors.Unit(vector)).ToArray();
        var initial = CentroidLinkage.Link(units, cancellationToken).CutAt(parameters.Threshold);
        var features = vectors.Select(vector => plda.Transform(vector)).ToArray();
        var mixture = VbxMixture.Fit(features, plda.Between, initial, parameters, cancellationToken);

        // A speaker may win no vector and must still stay: the priors decide how many there are.
        var kept = Enumerable.Range(0, mixture.Priors.Length).Where(speaker => mixture.Priors[speaker] > LeastPrior).ToArray();
        var wanted = hints.Nearest(kept.Length, vectors.Count);
        return wanted == kept.Length
            ? SpeakerClusters.OneToOne(windows, [.. kept.Select(speaker => Centroid(speaker, mixture, vectors))])
            : SpeakerClusters.Nearest(windows, Vectors.Means(vectors, KMeans.Label(units, wanted)));
    }

    private static float[] Centroid(int speaker, VbxMixture mixture, IReadOnlyList<float[]> vectors)
    {
        var (sum, weight) = (new double[vectors[0].Length], 0.0);
        for (var i = 0; i < vectors.Count; i++)
        {
            var share = mixture.Responsibilities[i][speaker];
            weight += share;
            for (var d = 0; d < sum.Length; d++)
            {
                sum[d] += share * vectors[i][d];
            }
        }

        return Array.ConvertAll(sum, value => (float)(value / weight));
    }
}
