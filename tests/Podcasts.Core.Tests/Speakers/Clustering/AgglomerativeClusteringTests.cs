using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Clustering;

namespace Podcasts.Core.Tests.Speakers.Clustering;

public sealed class AgglomerativeClusteringTests
{
    private readonly AgglomerativeClustering _clustering = new(new());

    [Fact]
    public void Voices_that_are_apart_are_found_without_hints()
    {
        var labels = Label(new Voices(32, 1).Of(3, 30, 0.3), new());

        Assert.All(Enumerable.Range(0, labels.Length), i => Assert.Equal(labels[i % 3], labels[i]));
        Assert.Equal([0, 1, 2], labels[..3].Order());
    }

    [Theory]
    [InlineData(null, null, null, 3)]
    [InlineData(2, null, null, 2)]
    [InlineData(4, null, null, 4)]
    [InlineData(6, null, null, 6)]
    [InlineData(null, 5, null, 5)]
    [InlineData(null, null, 2, 2)]
    [InlineData(null, null, 1, 1)]
    [InlineData(null, 2, 6, 3)]
    public void A_hint_decides_between_families_and_their_members(int? exact, int? least, int? most, int expected)
    {
        var voices = new Voices(32, 2);
        var members = voices.Points(3).SelectMany(family => voices.Points(2).Select(own => Vectors.Unit([.. family.Zip(own, (a, b) => a + (0.35f * b))]))).ToArray();

        var labels = Label([.. Enumerable.Range(0, 30).Select(i => voices.Near(members[i % 6], 0.1))], new(exact, least, most));

        Assert.Equal(expected, labels.Distinct().Count());
        Assert.All(Enumerable.Range(0, 30), i => Assert.Equal(labels[i % 6], labels[i]));
    }

    [Fact]
    public void Two_embeddings_can_be_two_speakers() =>
        Assert.Equal([0, 1], new AgglomerativeClustering(new(Threshold: 0, MinClusterSize: 0)).Label([[1, 1, 1, 1], [1, 2, 1, 2]], new(Speakers: 2), CancellationToken.None));

    [Fact]
    public void More_speakers_than_embeddings_are_as_many_as_embeddings() =>
        Assert.Equal([0, 1, 2], Label(new Voices(8, 1).Points(3), new(Speakers: 9)));

    [Fact]
    public void One_embedding_is_one_speaker() => Assert.Equal([0], Label([[1, 2]], new()));

    [Fact]
    public void A_voice_that_hardly_speaks_is_given_to_the_most_similar_one()
    {
        var voices = new Voices(32, 3);
        var centres = voices.Points(3);
        float[][] embeddings = [
            .. Enumerable.Range(0, 60).Select(i => voices.Near(centres[i % 2], 0.3)),
            voices.Near([.. centres[1].Zip(centres[2], (a, b) => (0.6f * a) + b)], 0.1)];

        var labels = Label(embeddings, new());

        Assert.Equal(2, labels.Distinct().Count());
        Assert.Equal(labels[1], labels[60]);
    }

    private int[] Label(float[][] embeddings, DiarizeParameters hints) => _clustering.Label(embeddings, hints, CancellationToken.None);
}
