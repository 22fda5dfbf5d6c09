using Podcasts.Core.Models;
using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Weights.Numpy;

namespace Podcasts.Core.Tests.Speakers.Clustering;

public sealed class VbxClusteringTests
{
    private const int Dimensions = 32;
    private readonly Voices _voices = new(Dimensions, 11);

    [Fact]
    public void Voices_that_are_apart_are_found_without_hints()
    {
        var clusters = Cluster(_voices.Of(3, 40, 0.3), new());

        Assert.Equal(3, clusters.Centroids.Count);
        Assert.All(Enumerable.Range(0, 120), window => Assert.Equal(SpeakerOf(clusters, window % 3), SpeakerOf(clusters, window)));
    }

    [Theory]
    [InlineData(2, null, null, 2)]
    [InlineData(5, null, null, 5)]
    [InlineData(null, 4, null, 4)]
    [InlineData(null, null, 2, 2)]
    [InlineData(null, null, 1, 1)]
    [InlineData(null, 2, 6, 3)]
    public void A_hint_decides_where_it_contradicts(int? exact, int? least, int? most, int expected)
    {
        var clusters = Cluster(_voices.Of(3, 40, 0.3), new(exact, least, most));

        Assert.Equal(expected, clusters.Centroids.Count);
        Assert.Equal(expected, Enumerable.Range(0, 120).Select(window => SpeakerOf(clusters, window)).Distinct().Count());
    }

    [Fact]
    public void More_speakers_than_embeddings_are_as_many_as_embeddings() => Assert.Equal(3, Cluster(_voices.Points(3), new(Speakers: 9)).Centroids.Count);

    [Fact]
    public void One_embedding_is_one_speaker()
    {
        var voice = _voices.Points(1);

        Assert.Equal(voice, Cluster(voice, new()).Centroids);
    }

    [Fact]
    public void A_plda_of_another_network_is_refused() => Assert.Throws<ModelFileException>(() => Cluster(new Voices(8, 1).Points(4), new(), new Voices(8, 1)));

    // Slots take turns, as they mean nothing from window to window.
    private SpeakerClusters Cluster(float[][] embeddings, DiarizeParameters hints, Voices? voices = null)
    {
        var windows = (voices ?? _voices).Windows(embeddings, window => window % 3);
        return new VbxClustering(new(), Identity()).Cluster(windows, TrainingSet.Select(windows, 1), hints, CancellationToken.None);
    }

    private static int SpeakerOf(SpeakerClusters clusters, int window) => clusters.Speakers[window, window % 3];

    // Leaves directions as they are; the voices of these tests vary 11 times as much as one voice does.
    private static Plda Identity() => new(
        new Dictionary<string, NumpyArray> { ["mean1"] = Filled(0), ["mean2"] = Filled(0), ["lda"] = Diagonal(1) },
        new Dictionary<string, NumpyArray> { ["mu"] = Filled(0), ["tr"] = Diagonal(3.5), ["psi"] = Filled(11) });

    private static NumpyArray Filled(double value) => new([Dimensions], [.. Enumerable.Repeat(value, Dimensions)]);

    private static NumpyArray Diagonal(double value) =>
        new([Dimensions, Dimensions], [.. Enumerable.Range(0, Dimensions * Dimensions).Select(i => i / Dimensions == i % Dimensions ? value : 0)]);
}
