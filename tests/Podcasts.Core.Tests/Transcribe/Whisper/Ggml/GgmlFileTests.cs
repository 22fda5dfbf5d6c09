using Podcasts.Core.Models;
using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcribe.Whisper.Ggml;
using Podcasts.Core.Transcribe.Whisper.Network;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Ggml;

public sealed class GgmlFileTests : IDisposable
{
    private readonly TemporaryFile _file = new("ggml-random.en.bin");

    [SharedDataFact("for-tests-ggml-tiny.en.bin", "for-tests-ggml-tiny.bin")]
    public void Headers_of_published_files_are_read()
    {
        using var english = GgmlFile.Open(SharedData.Path("for-tests-ggml-tiny.en.bin"));
        using var multilingual = GgmlFile.Open(SharedData.Path("for-tests-ggml-tiny.bin"));

        Assert.Equal(new(51864, 1500, 384, 6, 4, 448, 384, 6, 4, 80), english.Dimensions);
        Assert.Equal(51865, multilingual.Dimensions.Vocabulary);
        Assert.Equal(50257, multilingual.Vocabulary.Count);
        Assert.Equal(220, english.Vocabulary.Find(" "));
        Assert.Equal("f16", GgmlTypes.Name(english.FileType));
        Assert.Empty(english.Tensors);
    }

    [Theory]
    [InlineData(GgmlType.Float32, 0)]
    [InlineData(GgmlType.Float16, 0.001)]
    [InlineData(GgmlType.Q4_0, 0.2)]
    [InlineData(GgmlType.Q4_1, 0.2)]
    [InlineData(GgmlType.Q5_0, 0.1)]
    [InlineData(GgmlType.Q5_1, 0.1)]
    [InlineData(GgmlType.Q8_0, 0.01)]
    public void What_is_written_is_read_back(GgmlType type, double worst)
    {
        var model = RandomModel.Shared;
        model.Save(_file.Path, type);

        using var file = GgmlFile.Open(_file.Path);
        WhisperCompleteness.Check(file);

        Assert.Equal(model.Dimensions, file.Dimensions);
        Assert.Equal(type.FileType(), file.FileType);
        Assert.Equal(11 + (15 * 2) + (24 * 3), file.Tensors.Count);
        foreach (var tensor in file.Tensors.Where(tensor => !tensor.Name.Contains("token_embedding", StringComparison.Ordinal)))
        {
            var (written, read) = (model.Tensors[tensor.Name], file.Read(tensor));
            var error = Math.Sqrt(written.Zip(read).Sum(pair => Math.Pow(pair.First - (double)pair.Second, 2)) / written.Sum(value => (double)value * value));
            Assert.InRange(error, 0, tensor.Type == GgmlType.Float32 ? 0 : Math.Max(worst, 0.001));
        }
    }

    [Fact]
    public void Only_matrices_are_quantised()
    {
        RandomModel.Shared.Save(_file.Path, GgmlType.Q5_1);

        using var file = GgmlFile.Open(_file.Path);

        Assert.Equal(GgmlType.Q5_1, Tensor("decoder.token_embedding.weight").Type);
        Assert.Equal(GgmlType.Float16, Tensor("encoder.conv1.weight").Type);
        Assert.Equal(GgmlType.Float32, Tensor("encoder.positional_embedding").Type);
        Assert.Equal([64, 1], Tensor("encoder.conv1.bias").Shape);

        GgmlTensor Tensor(string name) => file.Tensors.Single(tensor => tensor.Name == name);
    }

    [Theory]
    [InlineData(30, "its header")]
    [InlineData(10_000, "its mel filters")]
    [InlineData(64_385, "its vocabulary")]
    [InlineData(100_000, "the tensor ")]
    [InlineData(-1, "the tensor decoder.blocks.2.")]
    [InlineData(-20_000, "the tensor decoder.blocks.2.")]
    public void A_file_cut_short_names_the_place(int length, string place)
    {
        RandomModel.Shared.Save(_file.Path);
        using (var stream = File.OpenWrite(_file.Path))
        {
            stream.SetLength(length > 0 ? length : stream.Length + length);
        }

        var failure = Assert.Throws<ModelFileException>(() => GgmlFile.Open(_file.Path));

        Assert.StartsWith("The model file ggml-random.en.bin is cut short: it ends inside " + place, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_between_two_tensors_lacks_one()
    {
        var model = RandomModel.Shared;
        model.Save(_file.Path);
        long end;
        using (var whole = GgmlFile.Open(_file.Path))
        {
            end = whole.Tensors[^2].Offset + whole.Tensors[^2].Bytes;
        }

        using (var stream = File.OpenWrite(_file.Path))
        {
            stream.SetLength(end);
        }

        using var file = GgmlFile.Open(_file.Path);
        var failure = Assert.Throws<ModelFileException>(() => WhisperCompleteness.Check(file));

        Assert.Contains("lacks the tensor", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_of_another_shape_is_named()
    {
        var model = RandomModel.Shared;
        using (var writer = new GgmlWriter(_file.Path, model.Dimensions, new float[80 * 201], RandomModel.Vocabulary, GgmlType.Float32))
        {
            writer.Write("encoder.ln_post.weight", [32], new float[32]);
        }

        using var file = GgmlFile.Open(_file.Path);
        var failure = Assert.Throws<ModelFileException>(() => WhisperCompleteness.Check(file));

        Assert.Equal("The tensor encoder.ln_post.weight of the model ggml-random.en.bin has the shape [32] and should have [64].", failure.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<!DOCTYPE html><html><body>Not found</body></html>")]
    [InlineData("lmgg and then something quite different that goes on and on for long enough")]
    public void A_file_of_something_else_is_refused_in_one_sentence(string content)
    {
        File.WriteAllText(_file.Path, content);

        var failure = Assert.Throws<ModelFileException>(() => GgmlFile.Open(_file.Path));

        Assert.Contains("ggml-random.en.bin", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, failure.Message.Count(c => c == '\n') + 1);
    }

    [Fact]
    public void A_missing_file_is_a_model_file_problem() =>
        Assert.Contains("cannot be opened", Assert.Throws<ModelFileException>(() => GgmlFile.Open("/nowhere/ggml-none.bin")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_is_not_taken_for_a_file() =>
        Assert.Contains("is a folder of Hugging Face's", Assert.Throws<ModelFileException>(() => GgmlFile.Open(_file.Folder)).Message, StringComparison.Ordinal);

    [Fact]
    public void Expected_tensors_are_counted_as_in_the_specification()
    {
        var dimensions = RandomModel.Shared.Dimensions with { AudioLayers = 32, TextLayers = 4 };

        Assert.Equal(11 + (15 * 32) + (24 * 4), WhisperTensors.Of(dimensions).Count);
    }

    public void Dispose() => _file.Dispose();
}
