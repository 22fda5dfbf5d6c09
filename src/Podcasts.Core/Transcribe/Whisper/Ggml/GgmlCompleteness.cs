using Podcasts.Core.Models;
using Podcasts.Core.Transcribe.Whisper.Network;

namespace Podcasts.Core.Transcribe.Whisper.Ggml;

/// <summary>Checks that a file holds the whole model that its header promises, and nothing else.</summary>
public static class GgmlCompleteness
{
    /// <exception cref="ModelFileException">A tensor is missing, unknown, twice there, or of another shape.</exception>
    public static void Check(GgmlFile file)
    {
        var name = Path.GetFileName(file.Path);
        var missing = WhisperTensors.Of(file.Dimensions).ToDictionary();
        foreach (var tensor in file.Tensors)
        {
            if (!missing.Remove(tensor.Name, out var shape))
            {
                throw new ModelFileException($"The model file {name} holds the tensor {tensor.Name}, which a Whisper model of its size does not have or has only once.");
            }

            // Biases of convolutions are stored as columns.
            if (!tensor.Shape.SequenceEqual(shape) && !(shape.Length == 1 && tensor.Shape.SequenceEqual([shape[0], 1])))
            {
                throw new ModelFileException($"The tensor {tensor.Name} of the model file {name} has the shape [{string.Join(", ", tensor.Shape)}] and should have [{string.Join(", ", shape)}].");
            }
        }

        if (missing.Count > 0)
        {
            throw new ModelFileException($"The model file {name} lacks the tensor {missing.Keys.First()}{(missing.Count > 1 ? $" and {missing.Count - 1} more" : "")}. Get it again.");
        }
    }
}
