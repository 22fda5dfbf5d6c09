using Podcasts.Core.Models;
using Podcasts.Core.Weights.Safetensors;

namespace Podcasts.Core.Tests.Weights.Safetensors;

public sealed class SafetensorsFolderTests : IDisposable
{
    private readonly TemporaryFile _file = new("model.safetensors.index.json");

    [Fact]
    public void Shards_are_one_set_of_tensors()
    {
        SafetensorsWriter.Write(Beside("model-00001-of-00002.safetensors"), [("a", [2], [1, 2]), ("unlisted", [1], [0])]);
        SafetensorsWriter.Write(Beside("model-00002-of-00002.safetensors"), [("b", [1], [3])]);
        File.WriteAllText(_file.Path, """{"metadata":{},"weight_map":{"a":"model-00001-of-00002.safetensors","b":"model-00002-of-00002.safetensors"}}""");

        using var folder = SafetensorsFolder.Open(_file.Folder);

        Assert.Equal(["a", "b"], folder.Tensors.Keys.Order());
        Assert.Equal([1, 2], folder.Tensors["a"].Read());
        Assert.Equal([3], folder.Tensors["b"].Read());
    }

    [Fact]
    public void A_whole_file_is_taken_before_shards()
    {
        SafetensorsWriter.Write(Beside("model.safetensors"), [("whole", [1], [1])]);
        File.WriteAllText(_file.Path, "not even JSON");

        using var folder = SafetensorsFolder.Open(_file.Folder);

        Assert.Equal(["whole"], folder.Tensors.Keys);
    }

    [Theory]
    [InlineData("""{"weight_map":{"a":"one.safetensors","b":"two.safetensors"}}""", " lacks two.safetensors, which its model.safetensors.index.json names. Get it again.")]
    [InlineData("""{"weight_map":{"a":"../one.safetensors"}}""", " lacks ../one.safetensors, which its model.safetensors.index.json names. Get it again.")]
    [InlineData("""{"weight_map":{"a":null}}""", " lacks , which its model.safetensors.index.json names. Get it again.")]
    [InlineData("""{"weight_map":{"c":"one.safetensors"}}""", "The model file one.safetensors lacks the tensor c, which model.safetensors.index.json says is in it. Get it again.")]
    [InlineData("""{"weight_map":[]}""", " does not say what it should: ")]
    [InlineData("""{}""", " does not say what it should: ")]
    [InlineData("""{"weight_map""", " is not valid JSON (line 1). Get it again.")]
    public void A_broken_index_is_refused_in_one_sentence(string index, string sentence)
    {
        SafetensorsWriter.Write(Beside("one.safetensors"), [("a", [1], [1])]);
        File.WriteAllText(_file.Path, index);

        Assert.Contains(sentence, Assert.Throws<ModelFileException>(() => SafetensorsFolder.Open(_file.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_PyTorch_only_are_to_be_converted()
    {
        Assert.Contains("lacks model.safetensors", Assert.Throws<ModelFileException>(() => SafetensorsFolder.Open(_file.Folder)).Message, StringComparison.Ordinal);

        File.WriteAllText(Beside("pytorch_model.bin"), "");

        Assert.Contains("Convert them to model.safetensors", Assert.Throws<ModelFileException>(() => SafetensorsFolder.Open(_file.Folder)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _file.Dispose();

    private string Beside(string name) => Path.Combine(_file.Folder, name);
}
