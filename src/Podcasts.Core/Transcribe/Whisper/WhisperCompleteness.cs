using Podcasts.Core.Models;
using Podcasts.Core.Transcribe.Whisper.Network;

namespace Podcasts.Core.Transcribe.Whisper;

/// <summary>Checks that a checkpoint holds the whole model that its sizes promise, and nothing else.</summary>
public static class WhisperCompleteness
{
    /// <exception cref="ModelFileException">A tensor is missing, unknown, twice there, or of another shape.</exception>
    public static void Check(IWhisperCheckpoint checkpoint)
    {
        var missing = WhisperTensors.Of(checkpoint.Dimensions).ToDictionary();
        foreach (var tensor in checkpoint.Weights)
        {
            if (!missing.Remove(tensor.Name, out var shape))
            {
                throw new ModelFileException($"The model {checkpoint.Name} holds the tensor {tensor.Name}, which a Whisper model of its size does not have or has only once.");
            }

            // whisper.cpp stores the biases of convolutions as columns.
            if (!tensor.Shape.SequenceEqual(shape) && !(shape.Length == 1 && tensor.Shape.SequenceEqual([shape[0], 1])))
            {
                throw new ModelFileException($"The tensor {tensor.Name} of the model {checkpoint.Name} has the shape [{string.Join(", ", tensor.Shape)}] and should have [{string.Join(", ", shape)}].");
            }
        }

        if (missing.Count > 0)
        {
            throw new ModelFileException($"The model {checkpoint.Name} lacks the tensor {missing.Keys.First()}{(missing.Count > 1 ? $" and {missing.Count - 1} more" : "")}. Get it again.");
        }
    }
}
