using System.Text;
using Podcasts.Demo.Words;
using TorchSharp;
using static TorchSharp.torch;

namespace Podcasts.Demo.Training;

/// <summary>Writes a model as a whisper.cpp file: English-only layout of ids, matrices in half precision.</summary>
public static class GgmlFile
{
    private const int Magic = 0x67676d6c;
    private const int MostlyHalf = 1;

    /// <summary>Writes the file.</summary>
    public static void Write(string path, DemoModel model)
    {
        using var free = no_grad();
        using var scope = NewDisposeScope();
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write(Magic);
        foreach (var number in (int[])
            [
                Vocabulary.WhisperIds, DemoModel.Frames, DemoModel.Width, DemoModel.Heads, DemoModel.Layers,
                DemoModel.Steps, DemoModel.Width, DemoModel.Heads, DemoModel.Layers, MelSpectrogram.Bands, MostlyHalf,
                MelSpectrogram.Bands, MelSpectrogram.Bins,
            ])
        {
            writer.Write(number);
        }

        foreach (var weight in MelSpectrogram.Filters())
        {
            writer.Write(weight);
        }

        writer.Write(BytePairs.TextIds);
        foreach (var token in model.Vocabulary.BytePairs.Tokens())
        {
            writer.Write(token.Length);
            writer.Write(token);
        }

        foreach (var (name, value) in Tensors(model))
        {
            WriteTensor(writer, name, value);
        }
    }

    private static IEnumerable<(string Name, Tensor Value)> Tensors(DemoModel model)
    {
        yield return ("encoder.positional_embedding", model.Positions);
        yield return ("decoder.token_embedding.weight", Rows(model));
        foreach (var (key, value) in model.state_dict())
        {
            if (key == "steps")
            {
                yield return ("decoder.positional_embedding", value);
            }
            else if (key.StartsWith("encoder_", StringComparison.Ordinal) || key.StartsWith("decoder_", StringComparison.Ordinal))
            {
                var name = key.Replace("encoder_", "encoder.", StringComparison.Ordinal).Replace("decoder_", "decoder.", StringComparison.Ordinal);
                yield return (name, name.Contains("conv", StringComparison.Ordinal) && name.EndsWith("bias", StringComparison.Ordinal) ? value.unsqueeze(1) : value);
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

    private static void WriteTensor(BinaryWriter writer, string name, Tensor value)
    {
        var half = value.dim() > 1 && !name.EndsWith("bias", StringComparison.Ordinal) && !name.EndsWith("positional_embedding", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(name);
        writer.Write((int)value.dim());
        writer.Write(bytes.Length);
        writer.Write(half ? 1 : 0);
        foreach (var size in value.shape.Reverse())
        {
            writer.Write((int)size);
        }

        writer.Write(bytes);
        foreach (var number in value.contiguous().data<float>().ToArray())
        {
            if (half)
            {
                writer.Write((Half)number);
            }
            else
            {
                writer.Write(number);
            }
        }
    }
}
