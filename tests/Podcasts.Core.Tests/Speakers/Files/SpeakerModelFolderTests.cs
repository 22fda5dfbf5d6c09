using System.Text;
using Podcasts.Core.Models;
using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Speakers.Files;

namespace Podcasts.Core.Tests.Speakers.Files;

public sealed class SpeakerModelFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("speakers-").FullName;

    [Fact]
    public void A_folder_without_a_plda_is_clustered_as_in_3_1() =>
        Assert.IsType<AgglomerativeClustering>(SpeakerModelFolder.Open(_folder).OpenClustering());

    [SharedDataFact("plda/plda.npz", "plda/xvec_transform.npz")]
    public void A_folder_with_a_plda_is_clustered_as_in_community_1()
    {
        foreach (var name in new[] { "plda.npz", "xvec_transform.npz" })
        {
            Write($"plda/{name}", File.ReadAllBytes(SharedData.Path("plda", name)));
        }

        Assert.IsType<VbxClustering>(SpeakerModelFolder.Open(_folder).OpenClustering());
    }

    [Fact]
    public void A_missing_plda_is_named()
    {
        Write("config.yaml", "pipeline:\n  params:\n    clustering: VBxClustering\n"u8);

        Assert.Contains("xvec_transform.npz", Assert.Throws<ModelFileException>(() => SpeakerModelFolder.Open(_folder).OpenClustering()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clustering_that_the_app_does_not_have_is_named()
    {
        Write("config.yaml", "pipeline:\n  params:\n    clustering: OracleClustering\n"u8);

        Assert.Contains("OracleClustering", Assert.Throws<ModelFileException>(() => SpeakerModelFolder.Open(_folder).OpenClustering()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_weights_have_another_fingerprint()
    {
        WriteWeights(1);
        var before = SpeakerModelFolder.Open(_folder).Fingerprint();
        var again = SpeakerModelFolder.Open(_folder).Fingerprint();
        WriteWeights(2);

        Assert.Equal(before, again);
        Assert.NotEqual(before, SpeakerModelFolder.Open(_folder).Fingerprint());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // One tensor with one value.
    private void WriteWeights(float value)
    {
        var header = Encoding.UTF8.GetBytes("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""");
        Write("embedding/model.safetensors", [.. BitConverter.GetBytes((long)header.Length), .. header, .. BitConverter.GetBytes(value)]);
    }

    private void Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
