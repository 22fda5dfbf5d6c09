using Podcasts.Core.Models;
using Podcasts.Core.Tests.Weights.Safetensors;

namespace Podcasts.Core.Tests.Transcribe.Whisper.HuggingFace;

/// <summary>Every way in which a folder can be broken has its sentence.</summary>
public sealed class BrokenFolderTests : IDisposable
{
    private readonly TemporaryFile _file = new("config.json");

    public BrokenFolderTests() => HuggingFaceWriter.Save(RandomModel.Shared, _file.Folder);

    private string Name => Path.GetFileName(_file.Folder);

    [Fact]
    public void The_folder_is_good_before_it_is_broken() => Assert.Null(ModelFile.Inspect(_file.Folder).Problem);

    [Theory]
    [InlineData("config.json", "config.json of the model NAME cannot be opened: ")]
    [InlineData("tokenizer.json", "The model NAME lacks its tokenizer. Put tokenizer.json, or vocab.json with added_tokens.json, beside its config.json.")]
    [InlineData("model.safetensors", "The model NAME lacks model.safetensors. Put it beside its config.json.")]
    public void A_missing_file_is_named(string file, string sentence)
    {
        File.Delete(Path.Combine(_file.Folder, file));

        AssertProblem(sentence);
    }

    [Theory]
    [InlineData("config.json", "{", "config.json of the model NAME is not valid JSON (line 1). Get it again.")]
    [InlineData("config.json", "[]", "config.json of the model NAME does not say what it should: ")]
    [InlineData("config.json", """{"model_type":"wav2vec2"}""", "The model NAME cannot be used: it is a model of the type wav2vec2 and not a Whisper.")]
    [InlineData("config.json", """{"model_type":"whisper"}""", "config.json of the model NAME does not say vocab_size. Get it again.")]
    [InlineData("config.json", """{"model_type":"whisper","vocab_size":"many"}""", "config.json of the model NAME does not say what it should: ")]
    [InlineData("config.json", """{"model_type":"whisper","activation_function":"relu"}""", "The model NAME cannot be used: its activation function is relu and not Whisper's gelu.")]
    [InlineData("config.json", """{"model_type":"whisper","scale_embedding":true}""", "The model NAME cannot be used: it scales its embeddings, which Whisper does not.")]
    [InlineData("config.json", """{"model_type":"whisper","tie_word_embeddings":false}""", "The model NAME cannot be used: its output weights are not those of its tokens, as Whisper's are.")]
    [InlineData("preprocessor_config.json", """{"feature_size":128}""", "The model NAME hears 80 mel bins by its config.json and 128 by its preprocessor_config.json. Take both from the same model.")]
    [InlineData("tokenizer.json", """{"model":{"vocab":[["a",0]]}}""", "tokenizer.json of the model NAME does not say what it should: ")]
    [InlineData("tokenizer.json", """{"model":{"vocab":{}},"added_tokens":[{"id":50364,"content":"<|notimestamps|>"}]}""", "The tokenizer of the model NAME is another model's: it has 51866 tokens, and the weights know 51864.")]
    [InlineData("generation_config.json", """{"alignment_heads":[[1]]}""", "generation_config.json of the model NAME does not say what it should: an alignment head is a layer and a head.")]
    [InlineData("model.safetensors", "<!DOCTYPE html>", "model.safetensors is not a safetensors file: ")]
    public void A_file_that_says_something_else_is_named(string file, string content, string sentence)
    {
        File.WriteAllText(Path.Combine(_file.Folder, file), content);

        AssertProblem(sentence);
    }

    [Fact]
    public void A_vocabulary_of_another_size_is_refused()
    {
        HuggingFaceWriter.WriteConfig(RandomModel.Shared, _file.Folder, vocabulary: 40_000);

        AssertProblem("The model NAME cannot be used: its vocabulary of 40000 tokens is not Whisper's (51864 to 51866).");
    }

    [Fact]
    public void A_tensor_that_is_missing_unknown_or_of_another_shape_is_named()
    {
        var tensors = HuggingFaceWriter.Tensors(RandomModel.Shared);

        SafetensorsWriter.Write(Path.Combine(_file.Folder, "model.safetensors"), tensors.Where(tensor => tensor.Name != "model.decoder.layers.2.fc1.bias"));
        AssertProblem("The model NAME lacks the tensor decoder.blocks.2.mlp.0.bias. Get it again.");

        SafetensorsWriter.Write(Path.Combine(_file.Folder, "model.safetensors"), [.. tensors, ("model.encoder.layers.0.self_attn.k_proj.bias", [64], new float[64])]);
        AssertProblem("The model NAME holds the tensor encoder.blocks.0.attn.key.bias, which a Whisper model of its size does not have or has only once.");

        SafetensorsWriter.Write(Path.Combine(_file.Folder, "model.safetensors"), tensors.Select(tensor => tensor.Name == "model.encoder.layer_norm.bias" ? (tensor.Name, [32], new float[32]) : tensor));
        AssertProblem("The tensor encoder.ln_post.bias of the model NAME has the shape [32] and should have [64].");
    }

    [Fact]
    public void A_missing_shard_is_named()
    {
        File.Delete(Path.Combine(_file.Folder, "model.safetensors"));
        HuggingFaceWriter.WriteShards(RandomModel.Shared, _file.Folder);
        Assert.Null(ModelFile.Inspect(_file.Folder).Problem);

        File.Delete(Path.Combine(_file.Folder, "model-00002.safetensors"));

        AssertProblem("The model NAME lacks model-00002.safetensors, which its model.safetensors.index.json names. Get it again.");
    }

    public void Dispose() => _file.Dispose();

    private void AssertProblem(string sentence)
    {
        var problem = ModelFile.Inspect(_file.Folder).Problem;
        Assert.StartsWith(sentence.Replace("NAME", Name, StringComparison.Ordinal), problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem!);
    }
}
