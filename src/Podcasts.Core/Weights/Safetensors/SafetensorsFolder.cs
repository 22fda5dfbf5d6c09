using Podcasts.Core.Models;

namespace Podcasts.Core.Weights.Safetensors;

/// <summary>The weights of a folder of Hugging Face: <c>model.safetensors</c>, or the shards that <c>model.safetensors.index.json</c> names.</summary>
public sealed class SafetensorsFolder : IDisposable
{
    private const string Whole = "model.safetensors";
    private const string Index = "model.safetensors.index.json";

    private readonly IReadOnlyCollection<SafetensorsFile> _files;

    private SafetensorsFolder(IReadOnlyCollection<SafetensorsFile> files, IReadOnlyDictionary<string, WeightTensor> tensors) =>
        (_files, Tensors) = (files, tensors);

    public IReadOnlyDictionary<string, WeightTensor> Tensors { get; }

    /// <summary>Opens all files of a folder and reads their headers.</summary>
    /// <exception cref="ModelFileException">One is missing or broken, or the weights are there in another format only.</exception>
    public static SafetensorsFolder Open(string folder)
    {
        if (File.Exists(Path.Combine(folder, Whole)))
        {
            var file = SafetensorsFile.Open(Path.Combine(folder, Whole));
            return new([file], file.Tensors);
        }

        return File.Exists(Path.Combine(folder, Index)) ? OpenShards(folder) : throw new ModelFileException(Absence(folder));
    }

    private static SafetensorsFolder OpenShards(string folder)
    {
        var shardOf = JsonFile.Read(Path.Combine(folder, Index), index => index.GetProperty("weight_map")
            .EnumerateObject()
            .ToDictionary(entry => entry.Name, entry => entry.Value.GetString() ?? ""));
        var files = new Dictionary<string, SafetensorsFile>();
        try
        {
            foreach (var shard in shardOf.Values.Distinct())
            {
                // What a file of strangers names must lie in its own folder.
                files[shard] = Path.GetFileName(shard) == shard && File.Exists(Path.Combine(folder, shard))
                    ? SafetensorsFile.Open(Path.Combine(folder, shard))
                    : throw new ModelFileException($"The model {Path.GetFileName(folder)} lacks {shard}, which its {Index} names. Get it again.");
            }

            var tensors = shardOf.ToDictionary(entry => entry.Key, entry => files[entry.Value].Tensors.GetValueOrDefault(entry.Key)
                ?? throw new ModelFileException($"The model file {entry.Value} lacks the tensor {entry.Key}, which {Index} says is in it. Get it again."));
            return new(files.Values, tensors);
        }
        catch
        {
            Close(files.Values);
            throw;
        }
    }

    private static string Absence(string folder)
    {
        var name = Path.GetFileName(folder);
        return Directory.EnumerateFiles(folder, "pytorch_model*.bin").Any()
            ? $"The model {name} has its weights in PyTorch's own format only (pytorch_model.bin). Convert them to {Whole}, for example by loading and saving the folder once with transformers."
            : $"The model {name} lacks {Whole}. Put it beside its config.json.";
    }

    private static void Close(IEnumerable<SafetensorsFile> files)
    {
        foreach (var file in files)
        {
            file.Dispose();
        }
    }

    public void Dispose() => Close(_files);
}
