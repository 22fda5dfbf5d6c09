using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcribe.Whisper.Ggml;
using Podcasts.Core.Transcribe.Whisper.Mel;
using Podcasts.Demo.Words;
using TorchSharp;
using static TorchSharp.torch;
using Tokens = Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Demo.Training;

/// <summary>Writes a trained model as an English-only Whisper file, matrices in half precision.</summary>
public static class WhisperFile
{
    private static readonly WhisperDimensions Dimensions = new(
        Vocabulary.WhisperIds,
        DemoModel.Frames,
        DemoModel.Width,
        DemoModel.Heads,
        DemoModel.Layers,
        DemoModel.Steps,
        DemoModel.Width,
        DemoModel.Heads,
        DemoModel.Layers,
        DemoModel.Bands);

    /// <summary>Writes the file.</summary>
    public static void Write(string path, DemoModel model)
    {
        using var free = no_grad();
        using var scope = NewDisposeScope();
        var tokens = Tokens.Vocabulary.FromBytes(model.Vocabulary.BytePairs.Tokens());
        using var writer = new GgmlWriter(path, Dimensions, MelFilterBank.Create(DemoModel.Bands), tokens, GgmlType.Float16);
        writer.Write("encoder.positional_embedding", [DemoModel.Frames, DemoModel.Width], Values(model.Positions));
        writer.Write("decoder.token_embedding.weight", [Vocabulary.WhisperIds, DemoModel.Width], Values(Rows(model)));

        // TorchSharp lists a module under its field's name as well as under the name it was registered with.
        foreach (var (key, value) in model.state_dict().Where(entry => !entry.Key.Contains("._", StringComparison.Ordinal) && !entry.Key.Contains('<', StringComparison.Ordinal)))
        {
            var name = key switch
            {
                "steps" => "decoder.positional_embedding",
                _ when key.StartsWith("encoder_", StringComparison.Ordinal) => "encoder." + key["encoder_".Length..],
                _ when key.StartsWith("decoder_", StringComparison.Ordinal) => "decoder." + key["decoder_".Length..],
                _ => null,
            };
            if (name is not null)
            {
                writer.Write(name, [.. value.shape.Select(size => (int)size)], Values(value));
            }
        }
    }

    // Every id without a class of its own gets the row of the class that stood for all of them.
    private static Tensor Rows(DemoModel model)
    {
        var vocabulary = model.Vocabulary;
        var classes = Enumerable.Repeat((long)vocabulary.Unused, Vocabulary.WhisperIds).ToArray();
        foreach (var token in Enumerable.Range(0, vocabulary.Classes).Where(c => c != vocabulary.Unused))
        {
            classes[vocabulary.WhisperId(token)] = token;
        }

        return model.Embeddings().index_select(0, tensor(classes));
    }

    private static float[] Values(Tensor tensor) => tensor.contiguous().data<float>().ToArray();
}
