using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Podcasts.Core.Models;
using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Speakers.Network;

namespace Podcasts.Core.Speakers.Files;

/// <summary>
/// What lies in the folder of a pipeline of pyannote's besides the networks: <c>config.yaml</c>, and in community-1 <c>plda</c>.
/// Neither must be there.
/// </summary>
internal sealed class SpeakerModelFolder
{
    // Counts up when the same weights make other voice prints: with the filter bank, the pooling, or the choice of windows.
    private const int Version = 1;
    private const string Agglomerative = "AgglomerativeClustering";
    private const string Vbx = "VBxClustering";
    private readonly string _folder;

    private SpeakerModelFolder(string folder, PipelineConfig config) => (_folder, Config) = (folder, config);

    public PipelineConfig Config { get; }

    private string Plda => Path.Combine(_folder, "plda");

    /// <summary>Reads config.yaml.</summary>
    /// <exception cref="ModelFileException">It cannot be read.</exception>
    public static SpeakerModelFolder Open(string folder) => new(folder, PipelineConfig.Read(Path.Combine(folder, "config.yaml")));

    /// <summary>The clustering that config.yaml names; where it names none, VBx if there is a PLDA.</summary>
    /// <exception cref="ModelFileException">The app has no such clustering, or the PLDA is missing or broken.</exception>
    public ISpeakerClustering OpenClustering() => (Config.Clustering ?? (Directory.Exists(Plda) ? Vbx : Agglomerative)) switch
    {
        Agglomerative => new AgglomerativeClustering(Config.Agglomerative),
        Vbx => new VbxClustering(Config.Vbx, Clustering.Plda.Load(Plda)),
        var other => throw new ModelFileException($"The speaker model {Path.GetFileName(_folder)} asks for {other}, which the app does not have. Use pyannote's community-1 or 3.1."),
    };

    /// <summary>A name for the embedding network and what is done with it: the sha256 of its weights, whatever file they are in, and a version.</summary>
    /// <exception cref="ModelFileException">The weights are missing or broken.</exception>
    public string Fingerprint() => NetworkFolder.Read(Path.Combine(_folder, "embedding"), tensors =>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, tensor) in tensors.Where(entry => entry.Value.Shape.Count > 0).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(MemoryMarshal.AsBytes<float>(tensor.Read()));
        }

        return $"{Convert.ToHexStringLower(hash.GetHashAndReset())}:{Version}";
    });
}
