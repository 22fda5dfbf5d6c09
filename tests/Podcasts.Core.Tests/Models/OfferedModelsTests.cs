using Podcasts.Core.Models;

namespace Podcasts.Core.Tests.Models;

public sealed class OfferedModelsTests
{
    private static readonly Uri Hub = new("https://huggingface.co/");

    [Fact]
    public void Each_is_offered_once_and_no_two_files_have_the_same_fingerprint()
    {
        Assert.Equal(OfferedModels.All.Count, OfferedModels.All.Select(model => model.Id).Distinct().Count());
        Assert.Equal(OfferedModels.All.Count, OfferedModels.All.Select(model => model.Checksum).Distinct().Count());
    }

    [Fact]
    public void Sizes_follow_from_the_number_of_weights_and_how_they_are_stored() =>
        Assert.All(OfferedModels.All.Where(model => model.Purpose == ModelPurpose.Speech), model =>
        {
            var bitsPerWeight = model.SizeBytes * 8 / (model.MillionParameters * 1e6);
            var stored = model.Id.Split('-')[^1] switch
            {
                "q5_0" or "q5_1" => 6.5,
                "q8_0" => 8.8,
                _ => 16,
            };
            Assert.InRange(bitsPerWeight, stored * 0.82, stored * 1.18);
        });

    [Theory]
    [InlineData("base.en", "https://huggingface.co/ggerganov/whisper.cpp/resolve/5359861c739e955e79d9a303bcbc70fb988958b1/ggml-base.en.bin")]
    [InlineData("silero-v6.2.0", "https://huggingface.co/ggml-org/whisper-vad/resolve/9ffd54a1e1ee413ddf265af9913beaf518d1639b/ggml-silero-v6.2.0.bin")]
    public void The_address_is_the_hubs(string id, string address) => Assert.Equal(address, OfferedModels.Find(id)!.AddressAt(Hub).AbsoluteUri);

    [Fact]
    public void English_models_say_so_in_their_names() =>
        Assert.All(OfferedModels.All, model => Assert.Equal(model.Id.Contains(".en", StringComparison.Ordinal) || model.Id.StartsWith("distil", StringComparison.Ordinal), model.Languages == 1));

    [Theory]
    [InlineData("sha256", "abc")]
    [InlineData("sha1", "BD577A113A864445D4C299885E0CB97D4BA92B5F")]
    [InlineData("md5", "d41d8cd98f00b204e9800998ecf8427e")]
    public void A_fingerprint_that_cannot_be_one_is_refused(string algorithm, string value) =>
        Assert.ThrowsAny<ArgumentException>(() => new ModelChecksum(algorithm, value));
}
