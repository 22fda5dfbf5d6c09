using Podcasts.Core.Models;
using Podcasts.Core.Weights;
using Podcasts.Core.Weights.Safetensors;

namespace Podcasts.Core.Tests.Weights.Safetensors;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFile _file = new("model.safetensors");

    [Theory]
    [InlineData(WeightType.Float32, "f32")]
    [InlineData(WeightType.Float16, "f16")]
    [InlineData(WeightType.BFloat16, "bf16")]
    [InlineData(WeightType.Float64, "f64")]
    [InlineData(WeightType.Int64, "i64")]
    public void What_is_written_is_read_back(WeightType type, string name)
    {
        // Whole numbers that every type holds exactly, in more pieces than one.
        var many = Enumerable.Range(0, 100_003).Select(i => (float)((i % 257) - 128)).ToArray();
        SafetensorsWriter.Write(_file.Path, [("many", [100_003], many), ("single", [], [7]), ("none", [0, 3], []), ("table", [2, 3], [1, 2, 3, 4, 5, 6])], type);

        using var file = SafetensorsFile.Open(_file.Path);

        Assert.Equal(["many", "none", "single", "table"], file.Tensors.Keys.Order());
        Assert.Equal(many, file.Tensors["many"].Read());
        Assert.Equal([7], file.Tensors["single"].Read());
        Assert.Empty(file.Tensors["none"].Read());
        Assert.Equal([2, 3], file.Tensors["table"].Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], file.Tensors["table"].Read());
        Assert.Equal(name, file.Tensors["table"].Type);
    }

    [Fact]
    public void A_tensor_that_lies_beyond_two_gibibytes_is_read()
    {
        const long Before = 5L << 29;
        var header = $$$"""{"far":{"dtype":"F32","shape":[2],"data_offsets":[{{{Before}}},{{{Before + 8}}}]}}""";
        SafetensorsWriter.Write(_file.Path, header, []);
        using (var stream = File.OpenWrite(_file.Path))
        {
            // The system keeps no blocks for what is skipped.
            stream.Seek(8 + header.Length + Before, SeekOrigin.Begin);
            stream.Write([.. BitConverter.GetBytes(1.5f), .. BitConverter.GetBytes(-2.5f)]);
        }

        using var file = SafetensorsFile.Open(_file.Path);

        Assert.Equal([1.5f, -2.5f], file.Tensors["far"].Read());
    }

    [Theory]
    [InlineData("""[1, 2]""", "its header does not list tensors")]
    [InlineData("""{"a":""", "its header does not list tensors")]
    [InlineData("""{"a":7}""", "its header does not list tensors")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", "its header does not list tensors")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", "its header does not list tensors")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "its header does not list tensors")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "its header does not list tensors")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "its tensor a has an impossible name or the impossible shape [-1]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[65536,65536,65536,65536],"data_offsets":[0,0]}}""", "its tensor a has an impossible name or the impossible shape [65536, 65536, 65536, 65536]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}}""", "its tensor a has an impossible name or the impossible shape")]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}""", "The tensor a of the model file model.safetensors is stored as F8_E4M3, which is not supported")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", "its tensor a takes 4 bytes and is said to lie at [0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}""", "its tensor a takes 4 bytes and is said to lie at [0, 8]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", "its tensor a takes 4 bytes and is said to lie at [-4, 0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[9223372036854775804,9223372036854775808]}}""", "its header does not list tensors")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[9223372036854775803,9223372036854775807]}}""", "its tensor a takes 4 bytes and is said to lie at")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "its tensors a and b overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[16,20]}}""", "is cut short: it ends inside the tensor b")]
    public void A_header_that_lies_is_refused_in_one_sentence(string header, string sentence)
    {
        SafetensorsWriter.Write(_file.Path, header, new byte[16]);

        var failure = Assert.Throws<ModelFileException>(() => SafetensorsFile.Open(_file.Path));

        Assert.Contains("model.safetensors", failure.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Theory]
    [InlineData("", "model.safetensors is not a safetensors file: it is only 0 bytes long.")]
    [InlineData("<!DOCTYPE html><html>", "model.safetensors is not a safetensors file: its header would be 5789751444030890300 bytes long.")]
    [InlineData("version https://git-lfs.github.com/spec/v1\n", "model.safetensors is only a pointer that Git LFS left in its place. Fetch the file itself, for example with git lfs pull.")]
    [InlineData("\u0040\0\0\0\0\0\0\0{}", "The model file model.safetensors is cut short: it ends inside its header. Get it again.")]
    public void A_file_of_something_else_is_refused_in_one_sentence(string content, string sentence)
    {
        File.WriteAllText(_file.Path, content);

        Assert.Equal(sentence, Assert.Throws<ModelFileException>(() => SafetensorsFile.Open(_file.Path)).Message);
    }

    [Fact]
    public void A_missing_file_is_a_model_file_problem() =>
        Assert.Contains("cannot be opened", Assert.Throws<ModelFileException>(() => SafetensorsFile.Open("/nowhere/model.safetensors")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_becomes_shorter_while_it_is_open_says_where()
    {
        SafetensorsWriter.Write(_file.Path, [("a", [4], [1, 2, 3, 4])]);
        using var file = SafetensorsFile.Open(_file.Path);
        using (var stream = new FileStream(_file.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            stream.SetLength(stream.Length - 2);
        }

        Assert.Equal("The model file model.safetensors ends inside the tensor a.", Assert.Throws<ModelFileException>(() => file.Tensors["a"].Read()).Message);
    }

    public void Dispose() => _file.Dispose();
}
