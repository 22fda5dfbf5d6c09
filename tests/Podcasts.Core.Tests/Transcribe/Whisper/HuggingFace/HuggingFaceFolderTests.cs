using Podcasts.Core.Models;
using Podcasts.Core.Tests.Weights.Safetensors;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcribe.Whisper.HuggingFace;
using Podcasts.Core.Transcribe.Whisper.Mel;
using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Weights;
using TorchSharp;

namespace Podcasts.Core.Tests.Transcribe.Whisper.HuggingFace;

public sealed class HuggingFaceFolderTests : IDisposable
{
    private static readonly RandomModel Model = RandomModel.Shared;

    private readonly TemporaryFile _file = new("config.json");

    private string Folder => _file.Folder;

    [Fact]
    public void A_folder_states_what_a_file_states()
    {
        HuggingFaceWriter.Save(Model, Folder);

        using var folder = HuggingFaceFolder.Open(Folder + Path.DirectorySeparatorChar);
        WhisperCompleteness.Check(folder);

        Assert.Equal(Model.Dimensions, folder.Dimensions);
        Assert.Equal(MelFilterBank.Create(80), folder.Filters);
        Assert.Equal(1, folder.Vocabulary.Find(" word"));
        Assert.Equal(3, folder.Vocabulary.Find("♪"));
        Assert.Equal("f32", folder.Quantization);
        Assert.Null(folder.AlignmentHeads);
        Assert.Equal(Path.GetFileName(Folder), folder.Name);
    }

    [Fact]
    public void Encoder_and_logits_equal_those_of_the_same_weights_in_a_ggml_file()
    {
        HuggingFaceWriter.Save(Model, Folder);
        using var expected = Model.Load();
        using var actual = Load(Folder);

        AssertSame(expected, actual);
    }

    [Fact]
    public void Shards_make_the_same_model()
    {
        HuggingFaceWriter.Save(Model, Folder);
        using var expected = Load(Folder);
        File.Delete(Path.Combine(Folder, "model.safetensors"));
        HuggingFaceWriter.WriteShards(Model, Folder);

        using var actual = Load(Folder);

        AssertSame(expected, actual);
    }

    [Fact]
    public void The_bare_network_without_its_output_is_the_same_model()
    {
        HuggingFaceWriter.Save(Model, Folder);
        using var expected = Load(Folder);
        SafetensorsWriter.Write(Path.Combine(Folder, "model.safetensors"), HuggingFaceWriter.Tensors(Model)
            .Where(tensor => tensor.Name != "proj_out.weight")
            .Select(tensor => (tensor.Name["model.".Length..], tensor.Shape, tensor.Values)));

        using var actual = Load(Folder);

        AssertSame(expected, actual);
    }

    [Fact]
    public void The_engine_hears_through_a_folder_what_it_hears_through_a_file()
    {
        var parameters = new TranscribeParameters { Temperatures = [0], MinimumMeanLogProbability = -100 };
        var model = new RandomModel(seed: 9, textContext: 40);
        var (folder, file) = (Path.Combine(Folder, "my-fine-tune-1.0"), Path.Combine(Folder, "ggml-same.bin"));
        HuggingFaceWriter.Save(model, folder);
        model.Save(file);

        using var fromFolder = WhisperTorchEngine.Load(folder, new TorchOptions { Device = "cpu", Threads = 1 }, CancellationToken.None);
        using var fromFile = WhisperTorchEngine.Load(file, new TorchOptions { Device = "cpu", Threads = 1 }, CancellationToken.None);
        var windows = new[] { new AudioWindow(TimeSpan.Zero, Sound.Of((0.8, 0.3))) };

        Assert.Equal("my-fine-tune-1.0", fromFolder.Model);
        Assert.Equal(Texts(fromFile), Texts(fromFolder));

        string[] Texts(WhisperTorchEngine engine) =>
            [.. engine.Hear(windows, parameters, CancellationToken.None).SelectMany(window => window.Segments).Select(segment => $"{segment.Start} {segment.End} {segment.Text} {segment.Confidence}")];
    }

    [Fact]
    public void Tokens_that_a_fine_tune_has_added_are_left_out()
    {
        HuggingFaceWriter.Save(Model, Folder);
        using var expected = Load(Folder);
        HuggingFaceWriter.WriteConfig(Model, Folder, vocabulary: Model.Dimensions.Vocabulary + 8);
        HuggingFaceWriter.WriteTokenizer(Folder, RandomModel.Vocabulary, ("<|notimestamps|>", 50362), ("<|mine|>", 51864));
        SafetensorsWriter.Write(Path.Combine(Folder, "model.safetensors"), HuggingFaceWriter.Tensors(Model)
            .Select(tensor => tensor.Shape[0] != Model.Dimensions.Vocabulary ? tensor
                : (tensor.Name, [tensor.Shape[0] + 8, tensor.Shape[1]], [.. tensor.Values, .. new float[8 * tensor.Shape[1]]])));

        using var actual = Load(Folder);

        Assert.Equal(Model.Dimensions, actual.Dimensions);
        AssertSame(expected, actual);
    }

    [Fact]
    public void Half_the_bytes_make_nearly_the_same_model()
    {
        HuggingFaceWriter.Save(Model, Folder, WeightType.Float16);

        using var folder = HuggingFaceFolder.Open(Folder);

        Assert.Equal("f16", folder.Quantization);
        var query = folder.Weights.Single(tensor => tensor.Name == "decoder.blocks.2.cross_attn.query.weight");
        Assert.All(query.Read().Zip(Model.Tensors[query.Name]), pair => Assert.Equal(pair.Second, pair.First, 1e-3f));
    }

    [Theory]
    [InlineData("""{"alignment_heads":[[2,1],[0,0],[3,0],[1,2],[-1,0]]}""", "2/1 0/0")]
    [InlineData("""{"alignment_heads":[[31,19]]}""", null)]
    [InlineData("""{"alignment_heads":null}""", null)]
    [InlineData("""{}""", null)]
    public void Alignment_heads_are_those_that_the_decoder_has(string config, string? heads)
    {
        HuggingFaceWriter.Save(Model, Folder);
        File.WriteAllText(Path.Combine(Folder, "generation_config.json"), config);

        using var folder = HuggingFaceFolder.Open(Folder);

        Assert.Equal(heads, folder.AlignmentHeads is { } found ? string.Join(' ', found.Select(entry => $"{entry.Layer}/{entry.Head}")) : null);
    }

    public void Dispose() => _file.Dispose();

    private static WhisperModel Load(string path)
    {
        using var folder = HuggingFaceFolder.Open(path);
        return WhisperModel.Load(folder, torch.CPU, torch.ScalarType.Float32, CancellationToken.None);
    }

    private static void AssertSame(WhisperModel expected, WhisperModel actual)
    {
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        var mel = torch.tensor(new RandomModel(seed: 4).Noise(80 * 80, 0.5), [1, 80, 80]);
        var tokens = torch.tensor(new[] { 50257L, 50362, 17, 4 }, [1, 4]);
        var encoded = expected.Encoder.Encode(mel);
        Assert.True(torch.allclose(encoded, actual.Encoder.Encode(mel), rtol: 0, atol: 0), "The encoders differ.");
        Assert.True(torch.allclose(Logits(expected), Logits(actual), rtol: 0, atol: 0), "The decoders differ.");

        torch.Tensor Logits(WhisperModel model)
        {
            using var cache = model.Decoder.Start(encoded, 8);
            return model.Decoder.Logits(model.Decoder.Forward(tokens, 0, cache)[0]);
        }
    }
}
