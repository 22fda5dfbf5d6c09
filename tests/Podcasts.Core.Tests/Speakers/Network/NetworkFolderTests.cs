using Podcasts.Core.Models;
using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Network;
using Podcasts.Core.Torch;

namespace Podcasts.Core.Tests.Speakers.Network;

public sealed class NetworkFolderTests
{
    [Fact]
    public void A_folder_without_weights_is_told_what_belongs_there()
    {
        var folder = Directory.CreateTempSubdirectory("speakers").FullName;

        var refusal = Assert.Throws<ModelFileException>(() => SpeakerNetworks.Load(folder, new TorchOptions()));

        Directory.Delete(folder);
        Assert.Equal(
            $"The speaker model {Path.GetFileName(folder)} lacks segmentation/pytorch_model.bin (or model.safetensors). Put all files of pyannote's community-1 there.",
            refusal.Message);
    }

    [Fact]
    public void A_checkpoint_that_is_none_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("speakers").FullName;
        File.WriteAllText(Path.Combine(folder, "pytorch_model.bin"), "version https://git-lfs.github.com/spec/v1");

        var refusal = Assert.Throws<ModelFileException>(() => NetworkFolder.Read(folder, tensors => tensors.Count));

        Directory.Delete(folder, recursive: true);
        Assert.Contains("pytorch_model.bin", refusal.Message, StringComparison.Ordinal);
    }
}
