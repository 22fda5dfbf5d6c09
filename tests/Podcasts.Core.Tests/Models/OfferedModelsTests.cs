using Microsoft.Extensions.Options;
using Podcasts.Core.Models;

namespace Podcasts.Core.Tests.Models;

public sealed class OfferedModelsTests
{
    private static readonly OfferedModels Offered = new(Options.Create(new ModelsOptions()));
    private static readonly Uri Hub = new ModelsOptions().Hub;

    [Fact]
    public void Each_is_offered_once_and_no_two_files_have_the_same_fingerprint()
    {
        Assert.Equal(Offered.All.Count, Offered.All.Select(model => model.Id).Distinct().Count());
        Assert.Equal(Offered.All.Count, Offered.All.Select(model => model.Checksum).Distinct().Count());
    }

    [Fact]
    public void Sizes_follow_from_the_number_of_weights_and_how_they_are_stored() =>
        Assert.All(Offered.All.Where(model => model.Purpose == ModelPurpose.Speech), model =>
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
    public void The_address_is_the_hubs(string id, string address) => Assert.Equal(address, Offered.Find(id)!.AddressAt(Hub).AbsoluteUri);

    [Fact]
    public void English_models_say_so_in_their_names() =>
        Assert.All(Offered.All, model => Assert.Equal(model.Id.Contains(".en", StringComparison.Ordinal) || model.Id.StartsWith("distil", StringComparison.Ordinal), model.Languages == 1));

    [Theory]
    [InlineData("sha256", "abc")]
    [InlineData("sha1", "BD577A113A864445D4C299885E0CB97D4BA92B5F")]
    [InlineData("md5", "d41d8cd98f00b204e9800998ecf8427e")]
    public void A_fingerprint_that_cannot_be_one_is_refused(string algorithm, string value) =>
        Assert.ThrowsAny<ArgumentException>(() => new ModelChecksum(algorithm, value));

    [Theory]
    [InlineData("[{", "JSON")]
    [InlineData("""[{"id": "a", "repository": "b/c", "revision": "d", "file": "e", "sizeBytes": 1, "millionParameters": 1, "licence": "MIT", "checksum": null}]""", "languages")]
    [InlineData("""[{"id": "../../etc", "repository": "b/c", "revision": "d", "file": "e", "sizeBytes": 1, "languages": 1, "millionParameters": 1, "licence": "MIT", "checksum": null}]""", "no id of a model")]
    [InlineData("""[{"id": "a", "repository": "b", "revision": "d", "file": "e", "sizeBytes": 1, "languages": 1, "millionParameters": 1, "licence": "MIT", "checksum": null}]""", "owner/name")]
    public void A_catalog_that_breaks_a_rule_is_refused_by_name(string json, string reason)
    {
        using var file = new TemporaryFile("catalog.json");
        File.WriteAllText(file.Path, json);

        var refusal = Assert.Throws<ModelFileException>(() => OfferedModels.Read(file.Path));

        Assert.Contains($"Models:Catalog names {file.Path}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }
}
