using Podcasts.Core.Models;
using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Speakers.Files;

namespace Podcasts.Core.Tests.Speakers.Files;

public sealed class SpeakerModelFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("speakers-").FullName;

    public SpeakerModelFolderTests()
    {
        Write("segmentation/pytorch_model.bin", "s");
        Write("embedding/model.safetensors", "e");
    }

    [Fact]
    public void A_folder_with_weights_alone_is_clustered_as_in_3_1() =>
        Assert.IsType<AgglomerativeClustering>(SpeakerModelFolder.Open(_folder).OpenClustering());

    [SharedDataFact("plda/plda.npz", "plda/xvec_transform.npz")]
    public void A_folder_with_a_plda_is_clustered_as_in_community_1()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "plda"));
        foreach (var name in new[] { "plda.npz", "xvec_transform.npz" })
        {
            File.Copy(SharedData.Path("plda", name), Path.Combine(_folder, "plda", name));
        }

        Assert.IsType<VbxClustering>(SpeakerModelFolder.Open(_folder).OpenClustering());
    }

    [Fact]
    public void Networks_may_lie_in_folders_of_their_own_names()
    {
        Directory.Move(Path.Combine(_folder, "embedding"), Path.Combine(_folder, "wespeaker-voxceleb-resnet34-LM"));
        Write("config.yaml", "pipeline:\n  params:\n    embedding: pyannote/wespeaker-voxceleb-resnet34-LM\n");

        Assert.EndsWith(":1", SpeakerModelFolder.Open(_folder).Fingerprint(), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_weights_have_another_fingerprint()
    {
        var before = SpeakerModelFolder.Open(_folder).Fingerprint();
        Write("embedding/model.safetensors", "f");

        Assert.NotEqual(before, SpeakerModelFolder.Open(_folder).Fingerprint());
    }

    [Theory]
    [InlineData("segmentation")]
    [InlineData("embedding")]
    public void Missing_weights_are_named(string network)
    {
        Directory.Delete(Path.Combine(_folder, network), recursive: true);

        Assert.Contains(network, Assert.Throws<ModelFileException>(() => SpeakerModelFolder.Open(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_plda_is_named()
    {
        Write("config.yaml", "pipeline:\n  params:\n    clustering: VBxClustering\n");

        Assert.Throws<ModelFileException>(() => SpeakerModelFolder.Open(_folder).OpenClustering());
    }

    [Fact]
    public void A_clustering_that_the_app_does_not_have_is_named()
    {
        Write("config.yaml", "pipeline:\n  params:\n    clustering: OracleClustering\n");

        Assert.Contains("OracleClustering", Assert.Throws<ModelFileException>(() => SpeakerModelFolder.Open(_folder).OpenClustering()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
