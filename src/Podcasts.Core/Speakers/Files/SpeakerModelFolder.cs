using System.Security.Cryptography;
using Podcasts.Core.Models;
using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Torch;
using TorchSharp;

namespace Podcasts.Core.Speakers.Files;

/// <summary>
/// A folder in the layout of pyannote's pipelines: <c>config.yaml</c>, <c>segmentation</c> and <c>embedding</c>, each with
/// <c>pytorch_model.bin</c> or <c>model.safetensors</c>, and in community-1 <c>plda</c>. Only the weights must be there.
/// </summary>
internal sealed class SpeakerModelFolder
{
    // Counts up when the same weights make other voice prints: with the filter bank, the pooling, or the choice of windows.
    private const int Version = 1;
    private const string Agglomerative = "AgglomerativeClustering";
    private const string Vbx = "VBxClustering";
    private readonly string _name;
    private readonly string _segmentation;
    private readonly string _embedding;
    private readonly string _plda;

    private SpeakerModelFolder(string folder, PipelineConfig config)
    {
        (_name, Config) = (Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), config);
        _segmentation = NetworkFile.Find(Part("segmentation"));
        _embedding = NetworkFile.Find(Part("embedding"));
        _plda = Part("plda");

        // "$model/segmentation" is a folder of this one, "pyannote/segmentation-3.0" one with that name, if the user put it there.
        string Part(string part) =>
            new[] { config[$"pipeline.params.{part}"] ?? part, part }
                .Select(place => Path.Combine(folder, Path.GetFileName(place)))
                .FirstOrDefault(Directory.Exists) ?? Path.Combine(folder, part);
    }

    public PipelineConfig Config { get; }

    /// <summary>Finds the files.</summary>
    /// <exception cref="ModelFileException">One is missing, or config.yaml cannot be read.</exception>
    public static SpeakerModelFolder Open(string folder) => new(folder, PipelineConfig.Read(Path.Combine(folder, "config.yaml")));

    /// <summary>The clustering that config.yaml names; where it names none, VBx if there is a PLDA.</summary>
    public ISpeakerClustering OpenClustering() => (Config.Clustering ?? (Directory.Exists(_plda) ? Vbx : Agglomerative)) switch
    {
        Agglomerative => new AgglomerativeClustering(Config.Agglomerative),
        Vbx => new VbxClustering(Config.Vbx, Plda.Load(_plda)),
        var other => throw new ModelFileException($"The speaker model {_name} asks for {other}, which the app does not have. Use pyannote's community-1 or 3.1."),
    };

    /// <summary>A name for the embedding network and what is done with it: the sha256 of its file, and a version.</summary>
    public string Fingerprint()
    {
        using var stream = File.OpenRead(_embedding);
        return $"{Convert.ToHexStringLower(SHA256.HashData(stream))}:{Version}";
    }

    /// <summary>Reads both networks and loads them.</summary>
    public ISpeakerNetworks LoadNetworks(TorchOptions options)
    {
        TorchRuntime.Load();
        using var scope = torch.NewDisposeScope();
        var (segmentation, embedding) = (NetworkFile.Read(_segmentation), NetworkFile.Read(_embedding));
        return SpeakerNetworks.Load(segmentation, embedding, options);
    }
}
