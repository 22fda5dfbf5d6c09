using Podcasts.Core.Models;
using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Weights.Numpy;

namespace Podcasts.Core.Tests.Speakers.Clustering;

public sealed class PldaTests
{
    [SharedDataFact("plda/plda.npz", "plda/xvec_transform.npz", "plda/plda_validation.npz")]
    public void The_published_files_make_the_published_vectors_up_to_signs()
    {
        var plda = Plda.Load(SharedData.Path("plda"));
        var golden = NpzFile.Read(SharedData.Path("plda", "plda_validation.npz"));
        var expected = golden["plda_transform_output"].Values.Chunk(128);

        var embeddings = golden["test_embeddings"].Values.Select(value => (float)value).Chunk(256).ToArray();
        Assert.Equal((10, 256, 128), (embeddings.Length, plda.Dimensions, plda.Between.Length));
        Assert.All(embeddings.Zip(expected), pair =>
            Assert.All(plda.Transform(pair.First).Zip(pair.Second), value => Assert.Equal(Math.Abs(value.Second), Math.Abs(value.First), 1e-9)));
    }

    [Fact]
    public void A_folder_without_the_files_is_refused() =>
        Assert.Throws<ModelFileException>(() => Plda.Load(Path.Combine(Path.GetTempPath(), "no such folder")));
}
