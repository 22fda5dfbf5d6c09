using Podcasts.Core.Models;
using Podcasts.Core.Weights;
using Podcasts.Core.Weights.PyTorch;
using Podcasts.Core.Weights.Safetensors;

namespace Podcasts.Core.Speakers.Network;

/// <summary>A folder that holds the weights of one network.</summary>
public static class NetworkFolder
{
    private static readonly string[] Checkpoints = ["pytorch_model.bin", "avg_model.pt", "wespeaker.pt"];

    /// <summary>Opens the folder's file, of whatever kind it is, and takes something from it.</summary>
    /// <param name="folder">Such as <c>segmentation</c> of pyannote's community-1.</param>
    /// <param name="read">Takes what it needs; the file is closed afterwards.</param>
    /// <exception cref="ModelFileException">There is no such file, or it cannot be read.</exception>
    public static T Read<T>(string folder, Func<IReadOnlyDictionary<string, WeightTensor>, T> read)
    {
        if (Checkpoints.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } path)
        {
            using var checkpoint = PyTorchCheckpoint.Open(path);
            return read(checkpoint.Tensors);
        }

        if (!Directory.Exists(folder) || !Directory.EnumerateFiles(folder, "*.safetensors").Any())
        {
            throw new ModelFileException(
                $"The speaker model {Path.GetFileName(Path.GetDirectoryName(folder))} lacks {Path.GetFileName(folder)}/pytorch_model.bin (or model.safetensors). Put all files of pyannote's community-1 there.");
        }

        using var weights = SafetensorsFolder.Open(folder);
        return read(weights.Tensors);
    }
}
