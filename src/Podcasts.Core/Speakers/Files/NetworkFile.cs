using Podcasts.Core.Models;
using Podcasts.Core.Weights;
using Podcasts.Core.Weights.PyTorch;
using Podcasts.Core.Weights.Safetensors;
using TorchSharp;

namespace Podcasts.Core.Speakers.Files;

/// <summary>The file of one network.</summary>
internal static class NetworkFile
{
    private const string Safetensors = "model.safetensors";
    private static readonly string[] Names = [Safetensors, "pytorch_model.bin", "avg_model.pt", "wespeaker.pt"];

    /// <summary>The weights in a folder.</summary>
    /// <exception cref="ModelFileException">There are none.</exception>
    public static string Find(string folder) =>
        Names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
        ?? throw new ModelFileException($"The folder {folder} has neither {Safetensors} nor pytorch_model.bin. Put the files of pyannote's community-1 or 3.1 there.");

    /// <summary>Reads all tensors, in single precision.</summary>
    /// <exception cref="ModelFileException">The file is broken or holds what a checkpoint does not need.</exception>
    public static Dictionary<string, torch.Tensor> Read(string path)
    {
        if (Path.GetFileName(path) == Safetensors)
        {
            using var file = SafetensorsFile.Open(path);
            return Read(file.Tensors);
        }

        using var checkpoint = PyTorchCheckpoint.Open(path);
        return Read(checkpoint.Tensors);
    }

    // Single numbers count batches of the training; no network needs them.
    private static Dictionary<string, torch.Tensor> Read(IReadOnlyDictionary<string, WeightTensor> tensors) =>
        tensors.Where(entry => entry.Value.Shape.Count > 0).ToDictionary(entry => entry.Key, entry => torch.tensor(entry.Value.Read(), [.. entry.Value.Shape.Select(size => (long)size)]));
}
